// SPDX-License-Identifier: GPL-2.0-or-later
// Messages in web pages, mails, JSON, tables, lists and terminals: each is read as it was before it was put there.
#include "cmocka.hpp"

#include "entries.hpp"
#include "reading.hpp"

namespace {

using log_test::Case;
using log_test::count_failures;

// A message with what gets escaped: '<', quotes and '='. Its headers and their values.
#define VIA "Via: SIP/2.0/TLS 192.0.2.13:6966\n"
#define FROM "From: <sip:a@contoso.com>;tag=3D1\n"
#define DIAG "ms-diagnostics: 1;reason=\"r\"\n"
#define PLAIN BYE_START VIA FROM DIAG "Content-Length: 0\n\n"
#define READ(line, time, remarks) "@" line " unknown " time " - > -" remarks "\n" PLAIN "<end>\n"
#define ESCAPED READ("1", "-", " [unescaped]")

void web_pages(void**)
{
    static constexpr Case cases[] = {
        {"entities",
         BYE_START VIA "From: &lt;sip:a@contoso.com&gt;;tag=3D1\nms-diagnostics: 1;reason=&quot;r&quot;\n"
                       "Content-Length: 0\n\n",
         ESCAPED},
        {"numbers",
         "BYE sip&#58;a@contoso.com SIP/2.0\nVia&#58; SIP/2.0/TLS 192.0.2.13&#58;6966\n"
         "From: &#60;sip:a@contoso.com&#x3e;;tag=3D1\nms-diagnostics: 1;reason=&#34;r&#x22;\nContent-Length: 0\n\n",
         ESCAPED},
        {"escaped twice",
         BYE_START VIA
         "From: &amp;lt;sip:a@contoso.com&amp;gt;;tag=3D1\nms-diagnostics: 1;reason=&amp;quot;r&amp;quot;\n"
         "Content-Length: 0\n\n",
         ESCAPED},
        {"line ends",
         "BYE sip:a@contoso.com SIP/2.0<br>\nVia: SIP/2.0/TLS 192.0.2.13:6966<br />\n"
         "From: &lt;sip:a@contoso.com&gt;;tag=3D1<BR/>\nms-diagnostics: 1;reason=&quot;r&quot;<br>\n"
         "Content-Length: 0<br>\n<br>\n",
         ESCAPED},
        {"on one line",
         "<p>BYE sip:a@contoso.com SIP/2.0<br>Via: SIP/2.0/TLS 192.0.2.13:6966<br>From: "
         "&lt;sip:a@contoso.com&gt;;tag=3D1<br>ms-diagnostics: 1;reason=&quot;r&quot;<br>Content-Length: "
         "0<br><br></p>\n",
         ESCAPED},
        {"paragraphs",
         "<div>BYE sip:a@contoso.com SIP/2.0</div>\n<div>Via:&nbsp;SIP/2.0/TLS 192.0.2.13:6966</div>\n"
         "<div>From: &lt;sip:a@contoso.com&gt;;tag=3D1</div>\n<div>ms-diagnostics: 1;reason=&quot;r&quot;</div>\n"
         "<div>Content-Length: 0</div>\n<div></div>\n",
         ESCAPED},
        {"a body with markup of its own stays",
         BYE_START "Content-Type: application/x\nContent-Length: 42\n\n<x a=\"&quot;\">&lt;y</x>\n<p>&amp;quot;</p>\n",
         "@1 unknown - - > -\n" BYE_START
         "Content-Type: application/x\nContent-Length: 42\n\n<x a=\"&quot;\">&lt;y</x>\n<p>&amp;quot;</p><end>\n"},
        {"an escaped body",
         "BYE sip:a@contoso.com SIP/2.0<br>\nContent-Type: application/x\nContent-Length: 8\n\n&lt;x&gt;&amp;lt;y\n",
         "@1 unknown - - > - [unescaped]\n" BYE_START
         "Content-Type: application/x\nContent-Length: 8\n\n<x>&lt;y<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void mails(void**)
{
    static constexpr Case cases[] = {
        {"quoted-printable, as the mail says",
         "Content-Transfer-Encoding: quoted-printable\n\n" BYE_START VIA "From: <sip:a@contoso.com>;tag=3D3D1\n"
         "ms-diagnostics: 1;rea=\nson=3D\"r\"\nContent-Length: 0\n\n",
         READ("3", "-", " [unescaped]")},
        {"quoted-printable, by its quotes",
         BYE_START VIA FROM "ms-diagnostics: 1;reason=3D\"=\nr\"\nContent-Length: 0\n\n", ESCAPED},
        {"no quoted-printable", PLAIN, READ("1", "-", "")},
        {"no-break blanks and characters without width",
         "\u200bBYE\u00a0sip:a@contoso.com SIP/2.0\nVia:\u00a0SIP/2.0/TLS\u202f192.0.2.13:6966\n"
         "From: \u200b<sip:a@contoso.com>;tag=3D1\n" DIAG "Content-Length: 0\n\n",
         ESCAPED},
        {"typographic hyphens in a name",
         BYE_START VIA FROM "ms\u2011diagnostics: 1;reason=\"r\"\nContent\u2013Length: 0\n\n", ESCAPED},
        {"a name of a person keeps its blank", BYE_START "From: \"A\u00a0B\" <sip:a@contoso.com>\n\n",
         "@1 unknown - - > -\n" BYE_START "From: \"A\u00a0B\" <sip:a@contoso.com>\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void json_and_tables(void**)
{
#define IN_JSON                                                                                                        \
    "BYE sip:a@contoso.com SIP/2.0\\r\\nVia: SIP/2.0/TLS 192.0.2.13:6966\\r\\nFrom: \\u003csip:a@contoso.com>;tag=3D1" \
    "\\r\\nms-diagnostics: 1;reason=\\\"r\\u0022\\r\\nContent-Length: 0\\r\\n\\r\\n"
    static constexpr Case cases[] = {
        {"a string", "{\"time\":\"2016-11-21T13:58:57.019Z\",\"message\":\"" IN_JSON "\",\"level\":\"info\"}\n",
         READ("1", "1479736737.019Z", " [unescaped]")},
        {"two strings", "[\"" IN_JSON "\",\"" IN_JSON "\"]\n", ESCAPED ESCAPED},
        {"a string in a string",
         "{\"log\":\"{\\\"m\\\":\\\"BYE sip:a@contoso.com SIP/2.0\\\\r\\\\nVia: SIP/2.0/TLS 192.0.2.13:6966\\\\r\\\\n"
         "From: <sip:a@contoso.com>;tag=3D1\\\\r\\\\nms-diagnostics: 1;reason=\\\\\\\"r\\\\\\\"\\\\r\\\\n"
         "Content-Length: 0\\\\r\\\\n\\\\r\\\\n\\\"}\"}\n",
         ESCAPED},
        {"a cell",
         "time,text\n2016-11-21 13:58:57.019,\"" BYE_START VIA FROM "ms-diagnostics: 1;reason=\"\"r\"\"\n"
         "Content-Length: 0\n\n\"\n2016-11-21 13:58:58.019,\"x\"\n",
         READ("2", "1479736737.019", " [unescaped]")},
        {"an entry of a client log",
         "{\"m\":\"11/21/2016|13:58:57.019 998:1F4 INFO  :: BYE sip:a@contoso.com SIP/2.0\\r\\nCSeq: 2 "
         "BYE\\r\\n\\r\\n\"}\n",
         "@1 unknown 1479736737.019 - > - [no_begin unescaped]\n" BYE_START "CSeq: 2 BYE\n\n<end>\n"},
        {"a line end of half its characters", "{\"m\":\"BYE sip:a@contoso.com SIP/2.0\\nCSeq: 2\\rVia: x\\n\\n\"}\n",
         "@1 unknown - - > - [unescaped]\n" BYE_START "CSeq: 2\nVia: x\n\n<end>\n"},
        {"a hyphen at which no line breaks",
         "{\"m\":\"BYE sip:a@contoso.com SIP/2.0\\nms\\u2011diagnostics: 1\\n\\n\"}\n",
         "@1 unknown - - > - [unescaped]\n" BYE_START "ms-diagnostics: 1\n\n<end>\n"},
        {"line ends that are written out",
         "11/21/2016|13:58:57.019 998:1F4 INFO  :: BYE sip:a@contoso.com SIP/2.0\\nCSeq: 2 BYE\\n"
         "ms-diagnostics: 1;reason=\"r\"\\n\\n\n",
         "@1 unknown 1479736737.019 - > - [no_begin unescaped]\n" BYE_START "CSeq: 2 BYE\n" DIAG "\n<end>\n"},
        {"quotes of a string, without the string",
         BYE_START "ms-diagnostics: 1;reason=\\\"r\\\"\nContent-Length: 0\n\n",
         "@1 unknown - - > - [plain_quotes]\n" BYE_START DIAG "Content-Length: 0\n\n<end>\n"},
        {"quotes of a cell, without the cell",
         SENDING("?") AT BYE_START "ms-diagnostics: 1;reason=\"\"r\"\"\nContent-Length: 0\n\n" END_SENDING("?"),
         SENT_AT("1") " [plain_quotes]\n" BYE_START DIAG "Content-Length: 0\n\n<end>\n"},
        {"quotes within quotes stay",
         BYE_START "ms-diagnostics: 1;reason=\"a=\\\"b\\\"\";x=\"\"\nContent-Length: 0\n\n",
         "@1 unknown - - > -\n" BYE_START
         "ms-diagnostics: 1;reason=\"a=\\\"b\\\"\";x=\"\"\nContent-Length: 0\n\n<end>\n"},
        {"a list of lines",
         "{\"lines\": [\n  \"BYE sip:a@contoso.com SIP/2.0\",\n  \"Via: SIP/2.0/TLS 192.0.2.13:6966\",\n"
         "  \"From: <sip:a@contoso.com>;tag=3D1\",\n  \"ms-diagnostics: 1;reason=\\\"r\\\"\",\n"
         "  \"Content-Length: 0\",\n  \"\",\n  \"\"\n]}\n",
         READ("2", "-", " [unescaped]")},
        {"a container's log, a line in each string",
         "{\"log\":\"BYE sip:a@contoso.com SIP/2.0\\r\\n\",\"stream\":\"stdout\"}\n"
         "{\"log\":\"Via: SIP/2.0/TLS 192.0.2.13:6966\\r\\n\",\"stream\":\"stdout\"}\n"
         "{\"log\":\"From: <sip:a@contoso.com>;tag=3D1\\r\\n\",\"stream\":\"stdout\"}\n"
         "{\"log\":\"ms-diagnostics: 1;reason=\\\"r\\\"\\r\\n\",\"stream\":\"stdout\"}\n"
         "{\"log\":\"Content-Length: 0\\r\\n\",\"stream\":\"stdout\"}\n{\"log\":\"\\r\\n\",\"stream\":\"stdout\"}\n",
         ESCAPED},
        {"a line in each cell, quoted where it has to be",
         "1,BYE sip:a@contoso.com SIP/2.0\n2,Via: SIP/2.0/TLS 192.0.2.13:6966\n3,From: <sip:a@contoso.com>;tag=3D1\n"
         "4,\"ms-diagnostics: 1;reason=\"\"r\"\"\"\n5,Content-Length: 0\n6,\n",
         ESCAPED},
        {"a cell behind another that is quoted",
         "\"time\",\"text\"\n\"2016-11-21 13:58:57.019\",\"" BYE_START VIA FROM
         "ms-diagnostics: 1;reason=\"\"r\"\"\nContent-Length: 0\n\n\"\n",
         READ("2", "1479736737.019", " [unescaped]")},
        {"a form of the web",
         "text=BYE+sip%3Aa%40contoso.com+SIP%2F2.0%0D%0AVia%3A+SIP%2F2.0%2FTLS+192.0.2.13%3A6966%0D%0A"
         "From%3A+%3Csip%3Aa%40contoso.com%3E%3Btag%3D3D1%0D%0Ams-diagnostics%3A+1%3Breason%3D%22r%22%0D%0A"
         "Content-Length%3A+0%0D%0A%0D%0A\n",
         ESCAPED},
        {"a string of Python",
         "b'BYE sip:a@contoso.com SIP/2.0\\r\\nVia: SIP/2.0/TLS 192.0.2.13:6966\\r\\n"
         "From: <sip:a@contoso.com>;tag=3D1\\r\\nms-diagnostics: 1;reason=\"r\"\\r\\nContent-Length: 0\\r\\n\\r\\n'\n",
         ESCAPED},
        {"only mentioned", "{\"m\":\"BYE sip:a@contoso.com SIP/2.0\"}\n", "not a Lync or Skype for Business log\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void lists_and_terminals(void**)
{
    static constexpr Case cases[] = {
        {"a list",
         "* BYE sip:a@contoso.com SIP/2.0\n* Via: SIP/2.0/TLS 192.0.2.13:6966\n* CSeq: 2 BYE\n"
         "* Content-Length: 0\n*\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"initials",
         "AB> BYE sip:a@contoso.com SIP/2.0\nAB> Via: SIP/2.0/TLS 192.0.2.13:6966\nAB> CSeq: 2 BYE\n"
         "AB> Content-Length: 0\nAB>\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"numbers of lines",
         "  9  BYE sip:a@contoso.com SIP/2.0\n 10  Via: SIP/2.0/TLS 192.0.2.13:6966\n"
         " 11  CSeq: 2 BYE\n 12  Content-Length: 0\n 13\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"a search without the name",
         "9:BYE sip:a@contoso.com SIP/2.0\n10:Via: SIP/2.0/TLS 192.0.2.13:6966\n"
         "11:CSeq: 2 BYE\n12:Content-Length: 0\n13:\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"a search without numbers",
         "Lync-0.UccApilog:BYE sip:a@contoso.com SIP/2.0\n"
         "Lync-0.UccApilog:Via: SIP/2.0/TLS 192.0.2.13:6966\nLync-0.UccApilog:CSeq: 2 BYE\n"
         "Lync-0.UccApilog:Content-Length: 0\nLync-0.UccApilog:\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"names of files with numbers in parentheses",
         "C:\\My Logs\\Lync-0.UccApilog(9): BYE sip:a@contoso.com SIP/2.0\n"
         "C:\\My Logs\\Lync-0.UccApilog(10): Via: SIP/2.0/TLS 192.0.2.13:6966\n"
         "C:\\My Logs\\Lync-0.UccApilog(11): CSeq: 2 BYE\nC:\\My Logs\\Lync-0.UccApilog(12): Content-Length: 0\n"
         "C:\\My Logs\\Lync-0.UccApilog(13):\n",
         "@1 unknown - - > - [unprefixed]\n" BYE "<end>\n"},
        {"a client log through syslog",
         "Nov 21 13:59:01 host app[12]: " AT "BYE sip:a@contoso.com SIP/2.0\n"
         "Nov 21 13:59:01 host app[12]: CSeq: 2 BYE\nNov 21 13:59:01 host app[12]: \n"
         "Nov 21 13:59:01 host app[12]: " OTHER "x\n",
         "@1 unknown 1479736737.019 - > - [no_begin]\n" BYE_START "CSeq: 2 BYE\n\n<end>\n"},
        {"matches of Select-String among other lines",
         "  Lync-0.UccApilog:9:BYE sip:a@contoso.com SIP/2.0\n  Lync-0.UccApilog:10:Via: SIP/2.0/TLS 192.0.2.13:6966\n"
         "> Lync-0.UccApilog:11:CSeq: 2 BYE\n  Lync-0.UccApilog:12:Content-Length: 0\n  Lync-0.UccApilog:13:\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"lines that diff added",
         "+BYE sip:a@contoso.com SIP/2.0\n+Via: SIP/2.0/TLS 192.0.2.13:6966\n+CSeq: 2 BYE\n+Content-Length: 0\n+\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"a table of a wiki",
         "| 9 | BYE sip:a@contoso.com SIP/2.0 |\n| 10 | Via: SIP/2.0/TLS 192.0.2.13:6966 |\n| 11 | CSeq: 2 BYE |\n"
         "| 12 | Content-Length: 0 |\n| 13 |  |\n",
         "@1 unknown - - > - [unescaped]\n" BYE "<end>\n"},
        {"colours",
         "\x1b[35mlync.log\x1b[m\x1b[K:9:BYE sip:a@contoso.com SIP/2.0\n\x1b[35mlync.log\x1b[m\x1b[K:10:Via: "
         "SIP/2.0/TLS 192.0.2.13:6966\n\x1b[35mlync.log\x1b[m\x1b[K:11:\x1b[01;31m\x1b[KCSeq\x1b[m\x1b[K: 2 BYE\n"
         "\x1b[35mlync.log\x1b[m\x1b[K:12:Content-Length: 0\n\x1b[35mlync.log\x1b[m\x1b[K:13:\n",
         "@1 unknown - - > -\n" BYE "<end>\n"},
        {"line ends of a word processor",
         "BYE sip:a@contoso.com SIP/2.0\vVia: SIP/2.0/TLS 192.0.2.13:6966\vCSeq: 2 BYE\vContent-Length: 0\v\v\n",
         "@1 unknown - - > - [unescaped]\n" BYE "<end>\n"},
        {"a start line that a mail wrapped",
         "BYE\nsip:a@contoso.com\nSIP/2.0\nVia: SIP/2.0/TLS 192.0.2.13:6966\nCSeq: 2 BYE\nContent-Length: 0\n\n",
         "@3 unknown - - > -\n" BYE "<end>\n"},
        {"a long word that a mail put on a line of its own",
         BYE_START "Via: SIP/2.0/TLS\n192.0.2.13:6966;branch=z9hG4bK0123456789abcdef0123456789abcdef\nCSeq: 2 BYE\n\n",
         "@1 unknown - - > - [repaired]\n" BYE_START
         "Via: SIP/2.0/TLS 192.0.2.13:6966;branch=z9hG4bK0123456789abcdef0123456789abcdef\nCSeq: 2 BYE\n\n<end>\n"},
        {"backslashes",
         "BYE sip:a@contoso.com SIP/2.0 \\\nVia: SIP/2.0/TLS 192.0.2.13:6966 \\\nCSeq: 2 BYE \\\n"
         "Content-Length: 0 \\\n\\\n",
         "@1 unknown - - > - [unescaped]\n" BYE "<end>\n"},
        {"^M",
         "BYE sip:a@contoso.com SIP/2.0^M\nVia: SIP/2.0/TLS 192.0.2.13:6966^M\nCSeq: 2 BYE^M\n"
         "Content-Length: 0^M\n^M\n",
         "@1 unknown - - > - [unescaped]\n" BYE "<end>\n"},
        {"code in Markdown, line by line",
         "`BYE sip:a@contoso.com SIP/2.0`\n`Via: SIP/2.0/TLS 192.0.2.13:6966`\n`CSeq: 2 BYE`\n`Content-Length: "
         "0`\n``\n",
         "@1 unknown - - > - [unescaped]\n" BYE "<end>\n"},
        {"a client log with numbers", "1\t" AT "BYE sip:a@contoso.com SIP/2.0\n2\tCSeq: 2 BYE\n3\t\n4\t" OTHER "x\n",
         "@1 unknown 1479736737.019 - > - [no_begin]\n" BYE_START "CSeq: 2 BYE\n\n<end>\n"},
        {"a client log with empty lines between",
         SENDING("99") "\n" AT BYE_START
                       "\nVia: SIP/2.0/TLS 192.0.2.13:6966\n\nCSeq: 2 BYE\n\nContent-Length: 0\n\n\n\n"
                       "\n" END_SENDING("99"),
         SENT_AT("1") "\n" BYE "<end>\n"},
        {"words torn by a terminal",
         SENDING("?") AT BYE_START "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:ICEWarn=0x320,LocalSite=192.0.\n"
                                   "2.3:50041,LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50\n"
                                   "040:50049\"\n"
                                   "Content-Length: 0\n\n" END_SENDING("?"),
         SENT_AT("1") " [repaired]\n" BYE_START
                      "ms-client-diagnostics: 24;CallerMediaDebug=\"audio:ICEWarn=0x320,LocalSite=192.0.2.3:50041,"
                      "LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049\"\n"
                      "Content-Length: 0\n\n<end>\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(web_pages),
        cmocka_unit_test(mails),
        cmocka_unit_test(json_and_tables),
        cmocka_unit_test(lists_and_terminals),
    };
    return cmocka_run_group_tests_name("markup", tests, nullptr, nullptr);
}
