// SPDX-License-Identifier: GPL-2.0-or-later
// One pass over the lines of an SDP, of which most are told apart by their first characters.
#include "icewarn/sdp.hpp"

#include <algorithm>
#include <cstring>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

constexpr std::array<std::string_view, 4> type_names{"host", "srflx", "prflx", "relay"}; // as CandidateType has them

/// Words between blanks, one after the other. Control characters count as blanks, which saves comparing with each.
class Words {
public:
    explicit Words(std::string_view text) : pos_(text.data()), end_(text.data() + text.size()) {}

    std::string_view next()
    {
        while (pos_ != end_ && is_gap(*pos_)) ++pos_;
        const char* begin = pos_;
        while (pos_ != end_ && !is_gap(*pos_)) ++pos_;
        return {begin, static_cast<std::size_t>(pos_ - begin)};
    }

    std::string_view rest() const { return {pos_, static_cast<std::size_t>(end_ - pos_)}; }

    static bool is_gap(char c) { return static_cast<unsigned char>(c) <= ' '; }

private:
    const char* pos_;
    const char* end_;
};

/// `UDP`; `TCP`, or as older drafts have it `TCP-ACT`, `TCP-PASS`, `TCP-SO`.
std::optional<CandidateTransport> parse_transport(std::string_view word)
{
    if (word.size() == 3 && begins_with(word, "UDP")) return CandidateTransport::udp; // as nearly always
    if (equal_folded(word, "UDP")) return CandidateTransport::udp;
    if (equal_folded(word.substr(0, 3), "TCP") && (word.size() == 3 || word[3] == '-')) return CandidateTransport::tcp;
    return std::nullopt;
}

bool is_first_word(std::string_view text, std::string_view word)
{
    return begins_with(text, word) && (text.size() == word.size() || Words::is_gap(text[word.size()]));
}

/// The type that the text begins with.
std::optional<CandidateType> parse_type(std::string_view text)
{
    if (is_first_word(text, "host")) return CandidateType::host; // as nearly always
    if (is_first_word(text, "relay")) return CandidateType::relay;
    if (is_first_word(text, "srflx")) return CandidateType::srflx;
    const std::string_view word = Words(text).next();
    for (std::size_t i = 0; i < type_names.size(); ++i)
        if (equal_folded(word, type_names[i])) return static_cast<CandidateType>(i);
    return std::nullopt;
}

/// What stands behind `typ`, or nothing. Priority, IPv4 or IPv6 address and port come before it, which have no 't'; so
/// it is found at once where it is written as usual.
std::string_view text_behind_typ(std::string_view text)
{
    const std::size_t at = text.find('t');
    if (at != std::string_view::npos && at > 0 && text[at - 1] == ' ' && begins_with(text.substr(at), "typ "))
        return text.substr(at + 4);
    Words words(text);
    for (std::string_view word = words.next(); !word.empty(); word = words.next())
        if (equal_folded(word, "typ")) return words.rest();
    return {};
}

/// `foundation component transport priority address port typ kind`, or `id component password transport priority
/// address port`.
bool add_candidate(std::string_view value, CandidateSet& set)
{
    Words words(value);
    words.next();
    words.next();
    if (const auto transport = parse_transport(words.next())) {
        const auto type = parse_type(text_behind_typ(words.rest()));
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

/// What follows the name and its colon, or nothing when it is another attribute.
std::optional<std::string_view> attribute_value(std::string_view attribute, std::string_view name)
{
    const std::size_t colon = name.size();
    if (attribute.size() <= colon || attribute[colon] != ':' || !equal_folded(attribute.substr(0, colon), name))
        return std::nullopt;
    return attribute.substr(colon + 1);
}

class SdpReader {
public:
    SdpReader(std::string_view text, Sdp& out) : text_(text), out_(out) {}

    void read()
    {
        if (text_.empty()) return;
        const char* const end = text_.data() + text_.size();
        const bool has_feeds = std::memchr(text_.data(), '\n', text_.size()) != nullptr;
        const char end_mark = has_feeds ? '\n' : '\r';
        for (const char* at = text_.data(); at != end;) {
            const auto* mark = static_cast<const char*>(std::memchr(at, end_mark, static_cast<std::size_t>(end - at)));
            if (mark == nullptr) mark = end;
            const char* const stop = mark != at && mark[-1] == '\r' ? mark - 1 : mark;
            if (stop - at > 2 && at[1] == '=' && (*at == 'a' || *at == 'm')) {
                const std::string_view value(at + 2, static_cast<std::size_t>(stop - at - 2));
                if (*at == 'm') start_media(value);
                else take_attribute(value);
            }
            at = mark == end ? end : mark + 1;
        }
    }

private:
    /// @param attribute  not empty
    void take_attribute(std::string_view attribute)
    {
        switch (attribute[0]) {
        case 'c':
            if (begins_with(attribute, "candidate:")) return take_candidate(attribute.substr(10));
            [[fallthrough]];
        case 'C': take_candidate(attribute_value(attribute, "candidate")); break;
        case 'l':
        case 'L': take_label(attribute_value(attribute, "label")); break;
        case 'x':
        case 'X':
            take_candidate(attribute_value(attribute, "x-candidate-ipv6"));
            take_diagnostics(attribute_value(attribute, "x-ms-SDP-diagnostics"));
            break;
        default: break;
        }
    }

    Span span_of(std::string_view part) const
    {
        const auto begin = static_cast<std::size_t>(part.data() - text_.data());
        return trimmed(text_, begin, begin + part.size());
    }

    void start_media(std::string_view value)
    {
        media_ = nullptr;
        out_.more_media = out_.media_count == out_.media.size();
        if (out_.more_media) return;
        media_ = &out_.media[out_.media_count++];
        Words words(value);
        media_->media = span_of(words.next());
        const std::string_view port = words.next();
        const std::size_t digits = std::min(port.find('/'), port.size()); // a number of ports may follow
        media_->rejected = digits > 0 && port.substr(0, digits).find_first_not_of('0') == std::string_view::npos;
    }

    void take_candidate(std::optional<std::string_view> value)
    {
        if (media_ == nullptr || !value || add_candidate(*value, media_->candidates)) return;
        if (media_->unreadable < 0xffff) ++media_->unreadable;
    }

    void take_label(std::optional<std::string_view> value)
    {
        if (media_ != nullptr && value && media_->label.empty()) media_->label = span_of(*value);
    }

    void take_diagnostics(std::optional<std::string_view> value)
    {
        if (!value) return;
        out_.more_diagnostics = out_.diagnostics_count == out_.diagnostics.size();
        if (out_.more_diagnostics) return;
        SdpDiagnostics& entry = out_.diagnostics[out_.diagnostics_count++];
        entry.value = span_of(*value);
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

LabelText candidates_line(CandidateSet set)
{
    constexpr std::array<std::string_view, 2> transports{"UDP", "TCP"};
    LabelText line;
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
