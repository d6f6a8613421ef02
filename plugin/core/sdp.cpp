// SPDX-License-Identifier: GPL-2.0-or-later
// One pass over the lines of an SDP, of which most are told apart by their first characters.
#include "icewarn/sdp.hpp"

#include <algorithm>
#include <cstring>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

constexpr std::array<std::string_view, 4> type_names{"host", "srflx", "prflx", "relay"}; // as CandidateType has them

/// Words between blanks, one after the other.
class Words {
public:
    explicit Words(std::string_view text) : text_(text) {}

    std::string_view next()
    {
        pos_ = skip_blanks(text_, pos_);
        const std::size_t begin = pos_;
        while (pos_ < text_.size() && !is_blank(text_[pos_])) ++pos_;
        return text_.substr(begin, pos_ - begin);
    }

private:
    std::string_view text_;
    std::size_t pos_ = 0;
};

/// `UDP`; `TCP`, or as older drafts have it `TCP-ACT`, `TCP-PASS`, `TCP-SO`.
std::optional<CandidateTransport> parse_transport(std::string_view word)
{
    if (equal_folded(word, "udp")) return CandidateTransport::udp;
    if (equal_folded(word.substr(0, 3), "tcp") && (word.size() == 3 || word[3] == '-')) return CandidateTransport::tcp;
    return std::nullopt;
}

std::optional<CandidateType> parse_type(std::string_view word)
{
    for (std::size_t i = 0; i < type_names.size(); ++i)
        if (equal_folded(word, type_names[i])) return static_cast<CandidateType>(i);
    return std::nullopt;
}

/// `foundation component transport priority address port typ kind`, or `id component password transport priority
/// address port`.
bool add_candidate(std::string_view value, CandidateSet& set)
{
    Words words(value);
    words.next();
    words.next();
    if (const auto transport = parse_transport(words.next())) {
        for (int i = 0; i < 3; ++i) words.next();
        if (!equal_folded(words.next(), "typ")) return false;
        const auto type = parse_type(words.next());
        if (type) set.add(*type, *transport);
        return type.has_value();
    }
    const auto transport = parse_transport(words.next());
    words.next();
    words.next();
    if (!transport || words.next().empty()) return false;
    set.add(CandidateType::unstated, *transport);
    return true;
}

/// What follows the name and its colon in an attribute line, or nothing when it is another attribute.
std::optional<Span> attribute_value(std::string_view text, Span line, std::string_view name)
{
    const std::string_view attribute = view(text, line).substr(2);
    if (attribute.size() <= name.size() || attribute[name.size()] != ':') return std::nullopt;
    if (!equal_folded(attribute.substr(0, name.size()), name)) return std::nullopt;
    return trimmed(text, line.begin + 2 + name.size() + 1, line.end());
}

class SdpReader {
public:
    SdpReader(std::string_view text, Sdp& out) : text_(text), out_(out) {}

    void read()
    {
        for (std::size_t pos = 0; pos < text_.size();) {
            const auto* found = static_cast<const char*>(std::memchr(text_.data() + pos, '\n', text_.size() - pos));
            const std::size_t end = found == nullptr ? text_.size() : static_cast<std::size_t>(found - text_.data());
            take_lines(pos, end);
            pos = end + 1;
        }
    }

private:
    /// A line up to the LF, or several where a CR alone ends a line.
    void take_lines(std::size_t begin, std::size_t end)
    {
        while (begin < end) {
            const auto* found = static_cast<const char*>(std::memchr(text_.data() + begin, '\r', end - begin));
            const std::size_t stop = found == nullptr ? end : static_cast<std::size_t>(found - text_.data());
            if (stop - begin > 2 && text_[begin + 1] == '=') take_line(make_span(begin, stop));
            begin = stop + 1;
        }
    }

    void take_line(Span line)
    {
        if (text_[line.begin] == 'm') start_media(line);
        if (text_[line.begin] != 'a') return;
        switch (to_lower(text_[line.begin + 2])) {
        case 'c': take_candidate(line, "candidate"); break;
        case 'l': take_label(line); break;
        case 'x':
            take_candidate(line, "x-candidate-ipv6");
            take_diagnostics(line);
            break;
        default: break;
        }
    }

    void start_media(Span line)
    {
        media_ = nullptr;
        out_.more_media = out_.media_count == out_.media.size();
        if (out_.more_media) return;
        media_ = &out_.media[out_.media_count++];
        const std::string_view value = view(text_, line).substr(2);
        Words words(value);
        const std::string_view name = words.next();
        const auto at = static_cast<std::size_t>(name.data() - text_.data());
        media_->media = make_span(at, at + name.size());
        const std::string_view port = words.next();
        const std::size_t digits = std::min(port.find('/'), port.size()); // a number of ports may follow
        media_->rejected = digits > 0 && port.substr(0, digits).find_first_not_of('0') == std::string_view::npos;
    }

    void take_candidate(Span line, std::string_view name)
    {
        if (media_ == nullptr) return;
        const auto value = attribute_value(text_, line, name);
        if (!value || add_candidate(view(text_, *value), media_->candidates)) return;
        if (media_->unreadable < 0xffff) ++media_->unreadable;
    }

    void take_label(Span line)
    {
        if (media_ == nullptr || !media_->label.empty()) return;
        if (const auto value = attribute_value(text_, line, "label")) media_->label = *value;
    }

    void take_diagnostics(Span line)
    {
        const auto value = attribute_value(text_, line, "x-ms-SDP-diagnostics");
        if (!value) return;
        out_.more_diagnostics = out_.diagnostics_count == out_.diagnostics.size();
        if (out_.more_diagnostics) return;
        SdpDiagnostics& entry = out_.diagnostics[out_.diagnostics_count++];
        entry.value = *value;
        if (media_ != nullptr) entry.media = static_cast<std::uint8_t>(out_.media_count - 1);
    }

    std::string_view text_;
    Sdp& out_;
    SdpMedia* media_ = nullptr; ///< the m-line that the lines belong to
};

bool equal_but_hyphens(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t k = 0;
    for (;; ++i, ++k) {
        while (i < a.size() && a[i] == '-') ++i;
        while (k < b.size() && b[k] == '-') ++k;
        if (i == a.size() || k == b.size()) return i == a.size() && k == b.size();
        if (to_lower(a[i]) != to_lower(b[k])) return false;
    }
}

/// `audio` of `main-audio`; empty for other labels.
std::string_view behind_main(std::string_view label)
{
    constexpr std::string_view main = "main-";
    return equal_folded(label.substr(0, main.size()), main) ? label.substr(main.size()) : std::string_view();
}

/// `applicationsharing-video` is not what a report on `video` is about.
bool is_of_other_kind(std::string_view label, std::string_view name)
{
    if (label.size() <= name.size() || label[label.size() - name.size() - 1] != '-') return false;
    return equal_folded(label.substr(label.size() - name.size()), name);
}

/// The m-lines whose label and name are as asked for.
class MediaFinder {
public:
    MediaFinder(std::string_view text, const Sdp& sdp) : text_(text), sdp_(sdp) {}

    template <class Matches> std::optional<std::size_t> first(Matches matches, std::size_t from = 0) const
    {
        for (std::size_t i = from; i < sdp_.media_count; ++i)
            if (matches(view(text_, sdp_.media[i].label), view(text_, sdp_.media[i].media))) return i;
        return std::nullopt;
    }

    template <class Matches> std::optional<std::size_t> only(Matches matches) const
    {
        const auto found = first(matches);
        return found && !first(matches, *found + 1) ? found : std::nullopt;
    }

private:
    std::string_view text_;
    const Sdp& sdp_;
};

} // namespace

Line candidates_line(CandidateSet set)
{
    constexpr std::array<std::string_view, 2> transports{"UDP", "TCP"};
    Line line;
    const auto add = [&](std::string_view first, std::string_view second) {
        line.add(line.view().empty() ? "" : ", ").add(first).add(second);
    };
    for (std::size_t type = 0; type <= type_names.size(); ++type)
        for (std::size_t transport = 0; transport < transports.size(); ++transport) {
            if (!set.has(static_cast<CandidateType>(type), static_cast<CandidateTransport>(transport))) continue;
            if (type == type_names.size()) add(transports[transport], " of unstated kind");
            else add(type_names[type], transport == 0 ? " UDP" : " TCP");
        }
    return set.empty() ? line.add("none") : line;
}

void read_sdp(std::string_view text, Sdp& out) { SdpReader(text.substr(0, 0xffffffff), out).read(); }

std::optional<std::size_t> find_media(std::string_view text, const Sdp& sdp, std::string_view media)
{
    if (media.empty()) return std::nullopt;
    const MediaFinder finder(text, sdp);
    const auto label_is = [&](std::string_view label) { return !label.empty() && equal_but_hyphens(label, media); };
    if (const auto found = finder.first([&](auto label, auto) { return label_is(label); })) return found;
    if (const auto found = finder.first([&](auto label, auto) { return label_is(behind_main(label)); })) return found;
    if (const auto found = finder.only(
            [&](auto label, auto name) { return equal_but_hyphens(name, media) && !is_of_other_kind(label, name); }))
        return found;
    const std::string_view kind = behind_main(media);
    if (kind.empty()) return std::nullopt;
    return finder.only([&](auto label, auto name) { return label.empty() && equal_but_hyphens(name, kind); });
}

} // namespace icewarn
