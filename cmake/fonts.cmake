# The page's fonts, cut down to the characters it can show: `chinese.ttf` (GB2312 levels 1 and 2 and
# whatever else sources, texts and scenarios hold) and two weights of Inter for Latin and digits.
find_program(HB_SUBSET hb-subset NO_CMAKE_FIND_ROOT_PATH)
find_file(CHINESE_FONT wqy-microhei.ttc PATHS /usr/share/fonts/truetype/wqy NO_CMAKE_FIND_ROOT_PATH)
find_path(INTER_FONTS Inter-Regular.otf PATHS /usr/share/fonts/opentype/inter NO_CMAKE_FIND_ROOT_PATH)
if(NOT HB_SUBSET OR NOT CHINESE_FONT OR NOT INTER_FONTS)
  message(FATAL_ERROR "Fonts for the page were not found: run scripts/setup, or install "
    "libharfbuzz-bin, fonts-wqy-microhei and fonts-inter")
endif()

set(font_folder "${CMAKE_BINARY_DIR}/fonts")
file(MAKE_DIRECTORY "${font_folder}")
file(GLOB_RECURSE font_texts CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/*.[ch]pp" "${CMAKE_SOURCE_DIR}/assets/*.json"
  "${CMAKE_SOURCE_DIR}/scenarios/*.json")
string(REPLACE ";" "\n" font_text_list "${font_texts}")
file(CONFIGURE OUTPUT "${font_folder}/sources.txt" CONTENT "${font_text_list}" @ONLY)

# Left untouched while the set of characters stays the same, so that the font is then kept, too.
add_custom_command(OUTPUT "${font_folder}/characters.txt"
  COMMAND Python3::Interpreter scripts/font-characters.py
          "${font_folder}/sources.txt" "${font_folder}/characters.txt"
  DEPENDS ${font_texts} "${font_folder}/sources.txt" "${CMAKE_SOURCE_DIR}/scripts/font-characters.py"
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" COMMENT "Collecting the characters in use" VERBATIM)

set(font_options --no-hinting --drop-tables+=GSUB,GPOS,GDEF,BASE,vhea,vmtx)
add_custom_command(OUTPUT "${font_folder}/chinese.ttf"
  COMMAND "${HB_SUBSET}" --face-index=0 "--text-file=${font_folder}/characters.txt" ${font_options}
          "--output-file=${font_folder}/chinese.ttf" "${CHINESE_FONT}"
  DEPENDS "${font_folder}/characters.txt" COMMENT "Cutting the Chinese font" VERBATIM)

# Latin with accents, general punctuation, currencies, arrows, mathematical signs, shapes.
set(latin 20-7E,A0-17F,2010-2027,2030-203A,2044,2070-208E,20A0-20BF,2122,2190-2199,2200-22FF,25A0-25FF)
foreach(pair latin:Inter-Regular latin-strong:Inter-SemiBold)
  string(REPLACE ":" ";" pair "${pair}")
  list(GET pair 0 name)
  list(GET pair 1 face)
  add_custom_command(OUTPUT "${font_folder}/${name}.otf"
    COMMAND "${HB_SUBSET}" --unicodes=${latin} ${font_options} --desubroutinize
            "--output-file=${font_folder}/${name}.otf" "${INTER_FONTS}/${face}.otf"
    COMMENT "Cutting ${face}" VERBATIM)
endforeach()
set(font_files "${font_folder}/chinese.ttf" "${font_folder}/latin.otf"
  "${font_folder}/latin-strong.otf")
add_custom_target(fonts DEPENDS ${font_files})
