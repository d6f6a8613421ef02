// SPDX-License-Identifier: GPL-2.0-or-later
// GMarkup fed piece by piece.
#include "reports/bodies/xml_reader.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <glib.h>

#include "reports/bodies/encoding.hpp"
#include "reports/bodies/xml_pieces.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

/// Whether `text` is what GMarkup makes of `raw` when it has line ends to unify and nothing else.
bool same_but_line_ends(std::string_view raw, std::string_view text)
{
    std::size_t at = 0;
    for (std::size_t i = 0; i < raw.size(); ++i, ++at) {
        if (at == text.size() || text[at] != (raw[i] == '\r' ? '\n' : raw[i])) return false;
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
    }
    return at == text.size();
}

class XmlReader {
public:
    XmlReader(std::string_view xml, XmlHandler& handler, BodyReport& out) : xml_(xml), handler_(handler), out_(out) {}

    void read()
    {
        renew();
        if (xml_.substr(0, byte_order_mark.size()) == byte_order_mark) pos_ = byte_order_mark.size();
        while (pos_ < xml_.size() && !full_) {
            piece_ = next_piece(xml_, pos_, in_tag_);
            pos_ = piece_.where.end();
            take_piece();
        }
        finish();
    }

    void note(BodyProblem problem, Span where)
    {
        if (full_) return;
        full_ = out_.notes.size() + 1 == limits::body_notes;
        if (full_) problem = BodyProblem::too_many_notes;
        if (where.begin < counted_) {
            counted_ = 0;
            line_ = 1;
        }
        const std::string_view passed = xml_.substr(counted_, where.begin - counted_);
        line_ += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
        counted_ = where.begin;
        out_.notes.push_back({problem, out_.converted ? Span{} : where, line_, !out_.converted});
    }

private:
    static constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

    /// An open element whose text is wanted.
    struct Capture {
        std::string name;
        std::size_t depth;
        std::size_t begin; ///< behind the start tag
        std::string text;
    };

    void take_piece()
    {
        const bool is_text = piece_.kind == PieceKind::text;
        if (!in_tag_) tag_begin_ = piece_.where.begin;
        else if (!is_text) damage(BodyProblem::damaged_markup, piece_.where.begin); // '<': GMarkup would allow it
        if (full_) return;
        const bool outside = depth_ == 0 && !in_tag_;
        if (outside && (is_text || piece_.kind == PieceKind::cdata)) return note_text_outside();
        if (outside && piece_.kind == PieceKind::end_tag) return take_unmatched_end();

        XmlRepairs repaired;
        const std::string_view text = repair_xml(xml_, piece_, buffer_, repaired);
        note_once(BodyProblem::not_utf8, repaired.not_utf8);
        note_once(BodyProblem::bare_character, repaired.bare_character);
        if (feed(text)) return;
        const bool too_deep = depth_ > limits::body_depth;
        const bool end_tag = piece_.kind == PieceKind::end_tag;
        const BodyProblem problem = end_tag ? BodyProblem::unmatched_end : BodyProblem::damaged_markup;
        damage(too_deep ? BodyProblem::too_deep : problem, piece_.where.end());
        if (end_tag) take_unmatched_end();
        else if (too_deep && !full_) feed(text);
    }

    /// @return false when GMarkup has given up
    bool feed(std::string_view text)
    {
        const std::size_t events = events_;
        const bool went_well = g_markup_parse_context_parse(context_.get(), text.data(),
                                                            static_cast<gssize>(text.size()), nullptr) != FALSE;
        if (failure_) std::rethrow_exception(failure_);
        const bool tag = piece_.kind == PieceKind::start_tag || piece_.kind == PieceKind::end_tag;
        in_tag_ = (tag || in_tag_) && events_ == events;
        return went_well;
    }

    void note_text_outside()
    {
        const Span text = trimmed(xml_, piece_.where.begin, piece_.where.end());
        if (!text.empty()) note(BodyProblem::text_outside, text);
    }

    /// Behind damage that is only to be expected.
    void take_unmatched_end()
    {
        if (!damaged_) note(BodyProblem::unmatched_end, piece_.where);
        const std::string_view tag = view(xml_, piece_.where).substr(2);
        const std::string_view name = tag.substr(0, tag.find('>'));
        handler_.end(local_name(view(name, trimmed(name, 0, name.size()))), nullptr);
    }

    /// What is open ends here, and GMarkup begins anew with the piece at hand or the next one.
    /// @param end  of what is damaged
    void damage(BodyProblem problem, std::size_t end)
    {
        note(problem, make_span(tag_begin_, end));
        damaged_ = true;
        end_captures(tag_begin_);
        renew();
        tag_begin_ = piece_.where.begin;
    }

    void renew()
    {
        static constexpr GMarkupParser callbacks{on_start, on_end, on_text, nullptr, nullptr};
        context_.reset(g_markup_parse_context_new(&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, this, nullptr));
        depth_ = 0;
        in_tag_ = false;
    }

    /// Has GMarkup hand over the text that it holds back until it sees what comes next.
    void finish()
    {
        const bool complete = !in_tag_ && depth_ == 0 && piece_.closed;
        const bool cdata = piece_.kind == PieceKind::cdata && !piece_.closed;
        const bool in_markup = (in_tag_ || !piece_.closed) && piece_.kind != PieceKind::text && !cdata;
        if (!captures_.empty()) {
            if (cdata) feed("]]>");
            feed("<");
            end_captures(in_markup ? tag_begin_ : pos_);
        }
        if (full_) return;
        out_.cut = !complete;
        if (!complete) note(BodyProblem::cut, make_span(xml_.size(), xml_.size()));
        else if (elements_ == 0) note(BodyProblem::no_element, {});
    }

    void end_captures(std::size_t end)
    {
        while (!captures_.empty()) end_capture(end, true);
    }

    void end_capture(std::size_t end, bool cut)
    {
        const Capture capture = std::move(captures_.back());
        captures_.pop_back();
        const Span text_span = trimmed(capture.text, 0, capture.text.size());
        const std::string_view text = view(capture.text, text_span);
        BodyText out;
        out.cut = cut;
        if (!out_.converted && end > capture.begin) out.raw = trimmed(xml_, capture.begin, end);
        if (same_but_line_ends(view(xml_, out.raw), text)) out.where = out.raw;
        out.text = out.where.empty() ? keep_text(out_, text) : view(xml_, out.where);
        handler_.end(capture.name, &out);
    }

    void note_once(BodyProblem problem, const std::optional<Span>& where)
    {
        const unsigned bit = 1U << static_cast<unsigned>(problem);
        if (!where || (noted_ & bit) != 0) return;
        noted_ |= bit;
        note(problem, *where);
    }

    void start_element(std::string_view name, const XmlAttributes& attributes)
    {
        ++elements_;
        const std::string_view local = local_name(name);
        switch (handler_.start(local, attributes)) {
        case Wanted::nothing: break;
        case Wanted::text: captures_.push_back({std::string(local), depth_, pos_, {}}); break;
        case Wanted::too_many: note_once(BodyProblem::too_many_entries, piece_.where); break;
        }
    }

    void end_element(std::string_view name)
    {
        if (!captures_.empty() && captures_.back().depth == depth_) end_capture(piece_.where.begin, false);
        else handler_.end(local_name(name), nullptr);
        --depth_;
    }

    void add_text(std::string_view text)
    {
        if (!captures_.empty() && captures_.back().depth == depth_) captures_.back().text += text;
    }

    /// C++ exceptions do not pass through C: they wait until GMarkup has returned.
    template <class Action> static void guarded(void* data, GError** error, Action action)
    {
        auto& reader = *static_cast<XmlReader*>(data);
        ++reader.events_;
        try {
            action(reader);
        } catch (...) {
            reader.failure_ = std::current_exception();
        }
        if (reader.failure_ || reader.depth_ > limits::body_depth)
            g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
    }

    static void on_start(GMarkupParseContext*, const gchar* name, const gchar** names, const gchar** values,
                         gpointer data, GError** error)
    {
        guarded(data, error, [&](XmlReader& reader) {
            if (++reader.depth_ <= limits::body_depth) reader.start_element(name, {names, values});
        });
    }

    static void on_end(GMarkupParseContext*, const gchar* name, gpointer data, GError** error)
    {
        guarded(data, error, [&](XmlReader& reader) { reader.end_element(name); });
    }

    static void on_text(GMarkupParseContext*, const gchar* text, gsize size, gpointer data, GError** error)
    {
        guarded(data, error, [&](XmlReader& reader) {
            --reader.events_; // it is no tag's end
            reader.add_text({text, size});
        });
    }

    std::string_view xml_;
    XmlHandler& handler_;
    BodyReport& out_;
    std::unique_ptr<GMarkupParseContext, decltype(&g_markup_parse_context_free)> context_{nullptr,
                                                                                          g_markup_parse_context_free};
    std::exception_ptr failure_;
    std::vector<Capture> captures_;
    std::string buffer_;
    Piece piece_;               ///< what GMarkup is being fed
    std::size_t pos_ = 0;       ///< behind it
    std::size_t tag_begin_ = 0; ///< of the tag that it is part of, or its own
    std::size_t depth_ = 0;     ///< elements that are open
    std::size_t events_ = 0;    ///< tags that have ended
    std::size_t elements_ = 0;
    std::size_t counted_ = 0; ///< line ends are counted up to here
    std::uint32_t line_ = 1;
    unsigned noted_ = 0; ///< problems that are noted once
    bool in_tag_ = false;
    bool damaged_ = false;
    bool full_ = false; ///< nothing more can be noted
};

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const
{
    for (std::size_t i = 0; names_[i] != nullptr; ++i)
        if (name == names_[i]) return values_[i];
    return std::nullopt;
}

void read_xml(std::string_view body, XmlHandler& handler, BodyReport& out)
{
    out.body = body;
    std::string converted;
    out.converted = convert_to_utf8(out.body, converted);
    XmlReader reader(out.converted ? converted : out.body, handler, out);
    if (out.converted) reader.note(BodyProblem::other_encoding, {});
    reader.read();
}

} // namespace icewarn
