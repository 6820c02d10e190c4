// What a function is told to call, for as long as that function runs: no copy of it is made and nothing allocated.
//
// As std::function_ref of C++26. Do not keep one: what it refers to is mostly a temporary of the caller's.
#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace daxscope {

template <typename Signature>
class FunctionRef;

template <typename Answer, typename... Arguments>
class FunctionRef<Answer(Arguments...)> {
public:
    template <typename Callable>
        requires(!std::same_as<std::remove_cvref_t<Callable>, FunctionRef> &&
                 std::is_invocable_r_v<Answer, Callable&, Arguments...>)
    // As std::function_ref: implicit, so that a lambda can stand where it is called.
    FunctionRef(Callable&& callable)  // NOLINT(*-explicit-*,*-missing-std-forward)
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* object, Arguments... arguments) -> Answer {
              return std::invoke(*static_cast<std::remove_reference_t<Callable>*>(object),
                                 std::forward<Arguments>(arguments)...);
          }) {}

    Answer operator()(Arguments... arguments) const {
        return call_(object_, std::forward<Arguments>(arguments)...);
    }

private:
    void* object_;
    Answer (*call_)(void*, Arguments...);
};

}  // namespace daxscope
