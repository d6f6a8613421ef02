# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -P: what icewarn-log says of its options becomes the manual and the completions of shells.
# PROGRAM, TEMPLATE (of the manual), PROJECT_VERSION, FOLDER (where to), GZIP_PROGRAM (or none)
macro(generate name variable)
    execute_process(COMMAND ${PROGRAM} --generate ${name} OUTPUT_VARIABLE ${variable} COMMAND_ERROR_IS_FATAL ANY)
endmacro()

generate(manual OPTIONS)
configure_file(${TEMPLATE} ${FOLDER}/icewarn-log.1 @ONLY)
if(GZIP_PROGRAM)
    execute_process(COMMAND ${GZIP_PROGRAM} -9nc INPUT_FILE ${FOLDER}/icewarn-log.1
        OUTPUT_FILE ${FOLDER}/icewarn-log.1.gz COMMAND_ERROR_IS_FATAL ANY)
endif()

set(file_bash icewarn-log)
set(file_zsh _icewarn-log)
set(file_fish icewarn-log.fish)
foreach(shell bash zsh fish)
    generate(${shell} text)
    file(WRITE ${FOLDER}/completions/${shell}/${file_${shell}} "${text}")
endforeach()
