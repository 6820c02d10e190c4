# Daxscope's own CMake: what all targets are compiled with, and one function per kind of target.
#
#   daxscope_floor(NAME [DEPENDS floor...] [LIBS target...])   engine/NAME/*.cpp as the library daxscope_NAME
#   daxscope_test(NAME source... [LIBS target...] [LABELS label...] [TIMEOUT seconds] [ENVIRONMENT var=value...])
#   daxscope_sources(VARIABLE pattern...)                      files below the current folder, found again at each build
#   daxscope_moc(TARGET)                                       moc for the target, whose files came from daxscope_sources

include_guard(GLOBAL)

# Compiling the same thing twice is what a change of branch mostly does.
find_program(DAXSCOPE_CCACHE ccache)
mark_as_advanced(DAXSCOPE_CCACHE)
if(DAXSCOPE_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${DAXSCOPE_CCACHE}")
endif()

# Flags of our own code.  An interface, so that nothing of it leaks into checks of the toolchain.
add_library(daxscope_options INTERFACE)
target_compile_options(daxscope_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wvla
  -Wimplicit-fallthrough -fdiagnostics-color=auto)
target_compile_definitions(daxscope_options INTERFACE QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
if(DAXSCOPE_SANITIZE)
  target_compile_options(daxscope_options INTERFACE
    -fsanitize=${DAXSCOPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(daxscope_options INTERFACE -fsanitize=${DAXSCOPE_SANITIZE})
endif()
if(DAXSCOPE_FUZZ)
  # Coverage counters in everything; the fuzzer's own main only in the targets of tests/fuzz.
  target_compile_options(daxscope_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(daxscope_sources variable)
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARGN})
  set(${variable} ${files} PARENT_SCOPE)
endfunction()

# AUTOMOC looks at its files again when one of them or a CMakeLists.txt changes; a file that a glob has just found is
# neither.  So when the list of files changes, what says that AUTOMOC has been here is removed.
function(daxscope_moc target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  get_target_property(now ${target} SOURCES)
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}.files")
  set(before "")
  if(EXISTS "${list}")
    file(READ "${list}" before)
  endif()
  if(NOT now STREQUAL before)
    file(WRITE "${list}" "${now}")
    file(REMOVE "${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp")
  endif()
endfunction()

function(daxscope_floor name)
  cmake_parse_arguments(PARSE_ARGV 1 floor "" "" "DEPENDS;LIBS")
  list(TRANSFORM floor_DEPENDS PREPEND daxscope_)
  daxscope_sources(sources ${name}/*.cpp)
  if(sources)
    add_library(daxscope_${name} STATIC ${sources})
    target_include_directories(daxscope_${name} PUBLIC "${PROJECT_SOURCE_DIR}/engine")
    target_link_libraries(daxscope_${name} PUBLIC ${floor_DEPENDS} PRIVATE daxscope_options ${floor_LIBS})
  else()
    # Headers only, so far.
    add_library(daxscope_${name} INTERFACE)
    target_include_directories(daxscope_${name} INTERFACE "${PROJECT_SOURCE_DIR}/engine")
    target_link_libraries(daxscope_${name} INTERFACE ${floor_DEPENDS} ${floor_LIBS})
  endif()
endfunction()

function(daxscope_test name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "TIMEOUT" "LIBS;LABELS;ENVIRONMENT")
  if(NOT test_TIMEOUT)
    set(test_TIMEOUT 300)
  endif()
  add_executable(${name} ${test_UNPARSED_ARGUMENTS})
  daxscope_moc(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin/tests")
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  # Where tests find the sample, fixtures, scripts.
  target_compile_definitions(${name} PRIVATE DAXSCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE daxscope_options Qt6::Test ${test_LIBS})
  add_test(NAME ${name} COMMAND ${name})
  # A test never sees, nor touches, the settings of whoever runs it.
  set(home "${CMAKE_BINARY_DIR}/tests/home/${name}")
  file(MAKE_DIRECTORY "${home}")
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${test_TIMEOUT}
    LABELS "${test_LABELS}"
    ENVIRONMENT "LC_ALL=C.UTF-8;QTEST_DISABLE_STACK_DUMP=1;XDG_CONFIG_HOME=${home}/config;XDG_CACHE_HOME=${home}/cache;XDG_DATA_HOME=${home}/data;${test_ENVIRONMENT}")
endfunction()
