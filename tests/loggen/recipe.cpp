// SPDX-License-Identifier: GPL-2.0-or-later
// Reading the recipe of a sample log.
#include "recipe.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

namespace loggen {
namespace {

template <class T> T look_up(const std::map<std::string, T>& names, const std::string& name)
{
    const auto found = names.find(name);
    if (found == names.end()) throw std::runtime_error("not known: " + name);
    return found->second;
}

class Maker {
public:
    explicit Maker(std::string folder) : folder_(std::move(folder)) {}

    void take(const std::string& line);

    Log finish()
    {
        for (; cut_begin_ > 0; --cut_begin_) text_.erase(0, text_.find('\n') + 1);
        text_.erase(text_.size() - std::min(cut_end_, text_.size()));
        if (!place_.empty()) text_ = put_into(place_, text_);
        made_.log = encode(with_line_ends(text_, line_end_), coding_);
        return std::move(made_);
    }

private:
    void take_log(std::istringstream& words);
    void take_message(std::istringstream& words, std::size_t first, std::size_t end);
    static Options take_options(std::istringstream& words);
    bool is_2015() const { return kind_ == Kind::server_2015; }

    std::string folder_;
    Kind kind_ = Kind::client;
    std::string line_end_ = "\n";
    std::string place_; ///< what the log was pasted into; empty for nothing
    Coding coding_ = Coding::utf8;
    capgen::Script script_;
    std::string text_;
    double seconds_ = 0; ///< of the last message: other lines have the same
    std::size_t cut_begin_ = 0;
    std::size_t cut_end_ = 0;
    Log made_;
};

void Maker::take(const std::string& line)
{
    std::istringstream words(line);
    std::string word;
    if (!(words >> word) || word[0] == '#') return;
    std::string rest;
    if (line.size() > word.size()) rest = line.substr(word.size() + 1);
    std::size_t number = 0;
    if (word == "log") take_log(words);
    else if (word == "source") script_ = capgen::read_script(folder_ + rest);
    else if (word == "message" && words >> number && number > 0) take_message(words, number - 1, number);
    else if (word == "messages") take_message(words, 0, script_.messages.size());
    else if (word == "entry") write_entry(text_, seconds_, rest);
    else if (word == "record") write_record_header(text_, seconds_, rest, is_2015(), true);
    else if (word == "text") text_ += rest + "\n";
    else if (word == "keep-alive") write_keep_alive(text_, seconds_);
    else if (word == "in") place_ = rest;
    else if (word == "cut-begin") words >> cut_begin_;
    else if (word == "cut-end") words >> cut_end_;
    else if (word == "expect") made_.expected += rest + "\n";
    else throw std::runtime_error("not known: " + line);
}

void Maker::take_log(std::istringstream& words)
{
    std::string kind, end, coding;
    words >> kind >> end >> coding;
    kind_ = look_up<Kind>({{"client", Kind::client},
                           {"server-2010", Kind::server_2010},
                           {"server-2015", Kind::server_2015},
                           {"mediation", Kind::mediation},
                           {"audiocodes", Kind::audiocodes},
                           {"expressway", Kind::expressway},
                           {"pexip", Kind::pexip},
                           {"polycom", Kind::polycom},
                           {"pidgin", Kind::pidgin}},
                          kind);
    line_end_ = look_up<std::string>({{"crlf", "\r\n"}, {"lf", "\n"}, {"cr", "\r"}}, end);
    coding_ = look_up<Coding>({{"utf-8", Coding::utf8},
                               {"utf-8-bom", Coding::utf8_mark},
                               {"utf-16le", Coding::utf16_little},
                               {"utf-16le-bom", Coding::utf16_little_mark},
                               {"utf-16be", Coding::utf16_big},
                               {"utf-16be-bom", Coding::utf16_big_mark}},
                              coding);
}

Options Maker::take_options(std::istringstream& words)
{
    static const std::map<std::string, bool Options::*> flags = {
        {"tight", &Options::tight},   {"own-line", &Options::own_line}, {"gap", &Options::gap},
        {"other", &Options::other},   {"masked", &Options::masked},     {"no-begin", &Options::no_begin},
        {"no-end", &Options::no_end}, {"below", &Options::below},       {"lost", &Options::lost}};
    Options options;
    for (std::string word; words >> word;) {
        if (word.rfind("indent=", 0) == 0) options.indent = std::stoul(word.substr(7));
        else if (word.rfind("wrap=", 0) == 0) options.wrap = std::stoul(word.substr(5));
        else options.*look_up(flags, word) = true;
    }
    return options;
}

void Maker::take_message(std::istringstream& words, std::size_t first, std::size_t end)
{
    const Options options = take_options(words);
    if (end > script_.messages.size()) throw std::runtime_error("no such message");
    for (std::size_t i = first; i < end; ++i) {
        const capgen::Message& message = script_.messages[i];
        const capgen::Flow& flow = script_.flows[message.flow];
        seconds_ = message.seconds;
        const bool server = kind_ == Kind::server_2010 || is_2015();
        const std::string bytes = kind_ == Kind::client ? write_client(text_, flow, message, options)
                                  : server              ? write_server(text_, flow, message, options, is_2015())
                                                        : write_form(text_, kind_, flow, message);
        if (options.lost) continue;
        made_.messages.push_back(bytes);
        made_.sent.push_back(message.from_client);
    }
}

} // namespace

Log make_log(const std::string& recipe)
{
    std::ifstream in(recipe);
    if (!in) throw std::runtime_error(recipe + ": cannot be read");
    Maker maker(recipe.substr(0, recipe.rfind('/') + 1));
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        try {
            maker.take(line);
        } catch (const std::exception& error) {
            throw std::runtime_error(recipe + ":" + std::to_string(number) + ": " + error.what());
        }
    }
    return maker.finish();
}

} // namespace loggen
