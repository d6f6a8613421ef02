// SPDX-License-Identifier: GPL-2.0-or-later
// One frame on its way through the post-dissector.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "epan/fields/expert.hpp"
#include "icewarn/outcome.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// What a frame reports, for the Info column: the worst outcome, and the flags of all its reports or, where none has
/// any, the error IDs: " [No path left, media failed: ICEWarn 0x320, 0x20]", " [Request failed: error ID 1009]".
class InfoText {
public:
    void add(Outcome outcome, std::optional<std::uint32_t> flags, std::optional<std::uint32_t> error_id)
    {
        if (!flags && !is_failure(outcome)) return;
        worst_ = any_ ? worse_of(worst_, outcome) : outcome;
        any_ = true;
        if (flags) flags_.add(*flags);
        if (error_id) error_ids_.add(*error_id);
    }

    void append_to(column_info* columns)
    {
        if (!any_) return;
        LabelText line;
        line.add(" [").add(outcome_row(worst_).brief);
        if (flags_.count > 0) {
            line.add(": ICEWarn ");
            for (unsigned i = 0; i < flags_.shown(); ++i) line.add(i == 0 ? "" : ", ").add_hex(flags_.numbers[i], 1);
        } else if (error_ids_.count > 0) {
            line.add(": error ID ");
            for (unsigned i = 0; i < error_ids_.shown(); ++i)
                line.add(i == 0 ? "" : ", ").add_decimal(error_ids_.numbers[i]);
        }
        const bool more = flags_.count > 0 ? flags_.count > most : error_ids_.count > most;
        col_append_str(columns, COL_INFO, line.add(more ? ", ...]" : "]").c_str());
    }

private:
    static constexpr unsigned most = 6; ///< numbers of one frame that are shown

    struct Numbers {
        std::array<std::uint32_t, most> numbers{};
        unsigned count = 0; ///< one more than `most` for any number beyond it

        unsigned shown() const { return std::min(count, most); }
        void add(std::uint32_t number)
        {
            if (count < most) numbers[count] = number;
            if (count <= most) ++count;
        }
    };

    Numbers flags_;
    Numbers error_ids_;
    Outcome worst_ = Outcome::nothing_recorded;
    bool any_ = false;
};

/// A response in the frame whose diagnostics say whether anything failed, so that its status need not.
struct DiagnosedResponse {
    std::string_view call_id;
    unsigned status;
    const DiagnosedResponse* next;
};

/// Trivially destructible: exceptions of Wireshark may jump over it.
struct FrameContext {
    int protocol; ///< id of ours
    packet_info* pinfo;
    proto_tree* tree;
    ExpertQueue experts;
    InfoText info;
    std::size_t drawn = 0;
    const DiagnosedResponse* diagnosed = nullptr;
};

static_assert(is_jump_safe<FrameContext, InfoText, DiagnosedResponse>);

} // namespace icewarn
