// SPDX-License-Identifier: GPL-2.0-or-later
// node validate.cjs SCHEMA FILE...: each line of each file against the schema, the last one being the run's. Needs ajv.
const fs = require("fs");
const Ajv = require("ajv/dist/2020");

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
let lines = 0;
for (const file of files) {
    const objects = fs.readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
    for (const [index, object] of objects.entries()) {
        lines += 1;
        const wrongType = (object.type === "run") !== (index === objects.length - 1);
        if (validate(object) && !wrongType) continue;
        console.error(`${file}:${index + 1}: ${wrongType ? "the run is not the last line" : JSON.stringify(validate.errors)}`);
        process.exitCode = 1;
    }
}
if (lines < files.length) process.exitCode = 1;
console.log(`${lines} lines of ${files.length} files against the schema`);
