// SPDX-License-Identifier: GPL-2.0-or-later
// Reads an XML body with GLib's GMarkup and goes on behind damage, where GMarkup stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "reports/bodies/body.hpp"

namespace icewarn {

/// The attributes of one element. Valid during the call that hands them over.
class XmlAttributes {
public:
    XmlAttributes(const char* const* names, const char* const* values) : names_(names), values_(values) {}

    /// The value of the first attribute of that name, which has no prefix.
    std::optional<std::string_view> find(std::string_view name) const;

    /// Calls `visit(name, value)` for each; the name with its prefix.
    template <class Visit> void each(Visit visit) const
    {
        for (std::size_t i = 0; names_[i] != nullptr; ++i)
            visit(std::string_view(names_[i]), std::string_view(values_[i]));
    }

private:
    const char* const* names_;
    const char* const* values_;
};

/// What to do with the text that stands directly in an element.
enum class Wanted : std::uint8_t {
    nothing,
    text,
    too_many, ///< nothing, and it is noted that a limit was reached
};

/// What one kind of report makes of its elements.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;

    /// @param name  without its prefix
    virtual Wanted start(std::string_view name, const XmlAttributes& attributes) = 0;

    /// Where the body is damaged, it is called for the open elements whose text was wanted, and later for end tags
    /// whose start tag it was not called for, but not for all.
    /// @param text  what was wanted, or null
    virtual void end(std::string_view name, const BodyText* text) = 0;

protected:
    ~XmlHandler() = default;
};

/// Reads `body` and tells `handler`. What is wrong is noted in `out`, whose `body` is set.
void read_xml(std::string_view body, XmlHandler& handler, BodyReport& out);

} // namespace icewarn
