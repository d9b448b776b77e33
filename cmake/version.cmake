# The version stands in CMakeLists.txt alone and reaches one source file.
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/base/version.cpp" PROPERTIES
  COMPILE_DEFINITIONS "PONDLAB_VERSION=\"${PROJECT_VERSION}\"")
