// SPDX-License-Identifier: GPL-2.0-or-later
// One frame on its way through the post-dissector.
#pragma once

#include <algorithm>
#include <array>

#include "epan/jump_safe.hpp"
#include "epan/epan_compat.hpp"
#include "epan/tree/expert.hpp"
#include "icewarn/diagnostics.hpp"

namespace icewarn {

/// The flags of a frame for the Info column, " [ICEWarn 0x320, 0x20]".
class InfoText {
public:
    void add(std::uint32_t flags)
    {
        if (count_ < most) flags_[count_] = flags;
        if (count_ <= most) ++count_;
    }

    void add(const Diagnostics& diagnostics)
    {
        for (const Report& report : diagnostics.reports)
            if (report.flags) add(*report.flags);
    }

    void append_to(column_info* columns)
    {
        if (count_ == 0) return;
        LabelText line;
        line.add(" [ICEWarn ");
        for (unsigned i = 0; i < std::min(count_, most); ++i) line.add(i == 0 ? "" : ", ").add_hex(flags_[i], 1);
        col_append_str(columns, COL_INFO, line.add(count_ > most ? ", ...]" : "]").c_str());
    }

private:
    static constexpr unsigned most = 6; ///< reports of one frame that are shown
    std::array<std::uint32_t, most> flags_{};
    unsigned count_ = 0; ///< one more than `most` for any number beyond it
};

/// Trivially destructible: exceptions of Wireshark may jump over it.
struct FrameContext {
    int protocol; ///< id of ours
    packet_info* pinfo;
    proto_tree* tree;
    ExpertQueue experts;
    InfoText info;
    std::size_t drawn = 0;
};

static_assert(is_jump_safe<FrameContext, InfoText>);

} // namespace icewarn
