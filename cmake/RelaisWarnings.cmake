# Warnings, and how a sanitizer is chosen. Warnings are errors unless a packager says otherwise.
option(RELAIS_WERROR "Treat warnings as errors" ON)
set(RELAIS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")

set(RELAIS_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
  -Wextra-semi -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wformat=2 -Wundef)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  list(REMOVE_ITEM RELAIS_WARNINGS -Wduplicated-cond -Wlogical-op)
endif()
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  # Optimised, g++ 12 sees null pointers in Qt's containers that cannot be there, and reads the other half of a tl::expected.
  list(REMOVE_ITEM RELAIS_WARNINGS -Wnull-dereference)
  list(APPEND RELAIS_WARNINGS -Wno-maybe-uninitialized)
endif()
if(RELAIS_WERROR)
  list(APPEND RELAIS_WARNINGS -Werror)
endif()

if(RELAIS_SANITIZE)
  add_compile_options(-fsanitize=${RELAIS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RELAIS_SANITIZE})
  # Sanitizers make g++ see paths that do not exist.
  list(APPEND RELAIS_WARNINGS -Wno-null-dereference)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    list(APPEND RELAIS_WARNINGS -Wno-maybe-uninitialized)
  endif()
  if(RELAIS_SANITIZE STREQUAL "thread")
    # Boost.Asio fences beside the locks that order its work; ThreadSanitizer sees the locks.
    add_compile_options(-Wno-tsan)
  endif()
endif()
