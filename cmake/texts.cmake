# The texts of both languages, checked against each other and compiled into every program.
file(GLOB_RECURSE text_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/assets/text/*.json")
set(text_table "${CMAKE_BINARY_DIR}/text_table.cpp")
add_custom_command(OUTPUT "${text_table}"
  COMMAND Python3::Interpreter scripts/generate-text.py assets/text "${text_table}"
  DEPENDS ${text_files} "${CMAKE_SOURCE_DIR}/scripts/generate-text.py"
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
  COMMENT "Merging the texts" VERBATIM)
target_sources(base PRIVATE "${text_table}")
set_source_files_properties("${text_table}" PROPERTIES COMPILE_OPTIONS "-O0")
