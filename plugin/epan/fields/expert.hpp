// SPDX-License-Identifier: GPL-2.0-or-later
// Expert info: one kind of item for each flag, and for what is unknown, unusual, malformed or beyond a limit.
#pragma once

#include <cstdint>
#include <optional>

#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// An expert item: the flags in the order of their table, then the others.
enum class Expert : std::uint8_t {
    unknown_flags = flag_table.size(),
    unusual,
    malformed,
    limit,
    no_path,
    media_failed,
    request_failed,
    quality_poor,
    quality_fair,
    count
};

constexpr Expert flag_expert(std::size_t flag) { return static_cast<Expert>(flag); }
Expert class_expert(ProblemClass klass);
inline Expert problem_expert(Problem problem) { return class_expert(problem_row(problem).klass); }

/// Registers the items for the protocol.
void register_expert_items(int protocol);

/// Collects the findings of one frame and raises them in ascending order of severity, since Wireshark's Expert column
/// shows the one that came last. Trivially destructible: exceptions of Wireshark may jump over it.
class ExpertQueue {
public:
    enum class Mode : bool {
        all,
        worst_only, ///< where neither a tree nor an expert list is wanted: keeps the column and the status bar right
    };

    ExpertQueue(packet_info* pinfo, Mode mode) : pinfo_(pinfo), mode_(mode) {}
    ExpertQueue(const ExpertQueue&) = delete; // may point into itself
    ExpertQueue& operator=(const ExpertQueue&) = delete;

    /// @param item     the item of the tree that the finding is about, or a null pointer
    /// @param at_most  the highest severity, unless the user chose another
    void add(proto_item* item, Expert expert, int at_most, const LabelText& text);

    /// True when add() would keep a finding of this kind: saves making a text that nobody sees.
    bool wants(Expert expert, int at_most) const;

    /// Where the text would be seen nowhere: adds the finding without one.
    void add_unseen(Expert expert, int at_most);

    /// True in the mode in which no text is seen anywhere.
    bool is_brief() const { return mode_ == Mode::worst_only; }

    /// True when no finding of any kind could be worse than one that is there.
    /// @param media_failed  the header says that media failed; else nothing is raised as an Error for that
    bool has_worst_possible(bool media_failed) const;

    void raise();

    std::size_t size() const { return size_; }

private:
    struct Finding {
        proto_item* item;
        const char* text; ///< a null pointer where nobody sees it
        Finding* next;
        int severity;
        Expert expert;
    };

    void append(proto_item* item, Expert expert, int at_most, const char* text);

    packet_info* pinfo_;
    Finding* first_ = nullptr;
    Finding* last_ = nullptr;
    Finding only_{}; ///< where just one is kept
    std::size_t size_ = 0;
    Mode mode_;
};

static_assert(is_jump_safe<ExpertQueue>);

} // namespace icewarn
