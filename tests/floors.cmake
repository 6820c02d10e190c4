# cmake -DROOT=<project> -P floors.cmake
# Reads every #include of engine/ and ui/ and fails, naming the file and the include, on one that goes up:
#   engine/X  may include engine/X and the floors below X; never Qt, ui/ or app/
#   ui/       may include base/, scene/, session/operation_table.h, session/recorder.h and trace/breakpoint.h of the engine; never app/
# A floor that is not in the list below fails too: whoever adds one says where it stands.

cmake_minimum_required(VERSION 3.25)

set(floors base trace pmem format btree volume files dax check scene session)
set(ui_may base scene ui)
# A description, and text made of it; where the engine is to stop. They include values alone.
set(ui_may_file "session/operation_table.h" "session/recorder.h" "trace/breakpoint.h")

set(wrong "")
set(looked 0)

function(look file allowed)
  file(STRINGS "${file}" lines REGEX "^[ \t]*#[ \t]*include")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "include[ \t]*([\"<])([^\">]+)[\">]")
      continue()
    endif()
    set(what "${CMAKE_MATCH_2}")
    set(reason "")
    if(NOT "ui" IN_LIST allowed AND what MATCHES "^(Q[A-Z][A-Za-z]*|Qt[A-Z][A-Za-z]*/.*|KSyntaxHighlighting/.*)$")
      set(reason "the engine knows no Qt")
    elseif(what MATCHES "\\.\\./")
      set(reason "includes are written from the top of the house")
    elseif("ui" IN_LIST allowed AND what IN_LIST ui_may_file)
      continue()
    elseif(what MATCHES "^([a-z]+)/" AND CMAKE_MATCH_1 IN_LIST house AND NOT CMAKE_MATCH_1 IN_LIST allowed)
      set(reason "${CMAKE_MATCH_1}/ is not below")
    endif()
    if(reason)
      file(RELATIVE_PATH short "${ROOT}" "${file}")
      string(APPEND wrong "  ${short}: ${what}: ${reason}\n")
    endif()
  endforeach()
  math(EXPR looked "${looked} + 1")
  set(wrong "${wrong}" PARENT_SCOPE)
  set(looked "${looked}" PARENT_SCOPE)
endfunction()

set(house ${floors} ui app)
file(GLOB folders LIST_DIRECTORIES true RELATIVE "${ROOT}/engine" "${ROOT}/engine/*")
foreach(folder IN LISTS folders)
  if(IS_DIRECTORY "${ROOT}/engine/${folder}" AND NOT folder IN_LIST floors)
    string(APPEND wrong "  engine/${folder}: a floor unknown to tests/floors.cmake\n")
  endif()
endforeach()

set(allowed "")
foreach(floor IN LISTS floors)
  list(APPEND allowed ${floor})
  file(GLOB_RECURSE files "${ROOT}/engine/${floor}/*.h" "${ROOT}/engine/${floor}/*.cpp")
  foreach(file IN LISTS files)
    look("${file}" "${allowed}")
  endforeach()
endforeach()

file(GLOB_RECURSE files "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp")
foreach(file IN LISTS files)
  look("${file}" "${ui_may}")
endforeach()

if(wrong)
  message(FATAL_ERROR "includes that go up:\n${wrong}")
endif()
if(NOT looked)
  message(FATAL_ERROR "no source found below ${ROOT}")
endif()
message(STATUS "${looked} files, every include goes down")
