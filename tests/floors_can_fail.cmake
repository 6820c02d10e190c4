# cmake -DBINARY=<scratch folder> -P floors_can_fail.cmake
# Builds small houses with one fault each and sees that floors.cmake finds it; and one without, which must pass.

cmake_minimum_required(VERSION 3.25)

function(house expected file text)
  set(root "${BINARY}/house")
  file(REMOVE_RECURSE "${root}")
  file(WRITE "${root}/engine/base/good.h" "#include <vector>\n#include \"base/other.h\"\n")
  file(WRITE "${root}/ui/good.h" "#include <QWidget>\n#include \"scene/scene.h\"\n")
  file(WRITE "${root}/${file}" "${text}\n")
  get_filename_component(where "${file}" DIRECTORY)
  execute_process(COMMAND "${CMAKE_COMMAND}" -DROOT=${root} -P "${CMAKE_CURRENT_LIST_DIR}/floors.cmake"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(expected STREQUAL "pass" AND NOT result EQUAL 0)
    message(FATAL_ERROR "a good house was refused (${text}):\n${output}")
  elseif(expected STREQUAL "fail" AND (result EQUAL 0 OR NOT output MATCHES "${where}"))
    message(FATAL_ERROR "not found in ${file}: ${text}\n${output}")
  endif()
endfunction()

house(pass engine/volume/a.cpp "#include \"btree/cursor.h\"")
house(fail engine/base/a.cpp "#include \"format/superblock.h\"")
house(fail engine/format/a.h "  #  include \"volume/chunks.h\"")
house(fail engine/files/a.h "#include <QString>")
house(fail engine/scene/a.h "#include <QtCore/qglobal.h>")
house(fail engine/session/a.cpp "#include \"ui/window.h\"")
house(fail engine/volume/a.cpp "#include \"../files/inode.h\"")
house(fail ui/a.cpp "#include \"volume/chunks.h\"")
house(fail ui/deep/a.cpp "#include \"app/main.h\"")
house(fail engine/attic/a.cpp "")
file(REMOVE_RECURSE "${BINARY}/house")
