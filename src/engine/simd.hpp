#pragma once

// Vectors of whole registers over the compilers' vector extensions. Only kernel files include this,
// each after defining PONDLAB_ISA, the namespace that keeps the instruction sets apart: an inline
// function shared between them could be linked in the version this machine cannot run. For the same
// reason kernels call nothing from the standard library.
#ifndef PONDLAB_ISA
#error "define PONDLAB_ISA (base, v3 or v4) before including engine/simd.hpp"
#endif

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace pondlab::engine::PONDLAB_ISA {

#if defined(__AVX512BW__)
inline constexpr size_t vector_bytes = 64;
#elif defined(__AVX2__)
inline constexpr size_t vector_bytes = 32;
#else
inline constexpr size_t vector_bytes = 16;
#endif

using u8v = uint8_t __attribute__((vector_size(vector_bytes)));
using i8v = int8_t __attribute__((vector_size(vector_bytes)));
using u16v = uint16_t __attribute__((vector_size(vector_bytes)));
using i16v = int16_t __attribute__((vector_size(vector_bytes)));
using u32v = uint32_t __attribute__((vector_size(vector_bytes)));

#define PONDLAB_INLINE static inline __attribute__((always_inline))

template <class Vector>
PONDLAB_INLINE Vector load(const void* from) {
  Vector value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

template <class Vector>
PONDLAB_INLINE void store(void* to, Vector value) {
  __builtin_memcpy(to, &value, sizeof value);
}

/// Two half registers, the first in the lower lanes.
PONDLAB_INLINE u8v load_halves(const void* first, const void* second) {
#if defined(__AVX512BW__)
  using half = uint64_t __attribute__((vector_size(32)));
  return (u8v)__builtin_shufflevector(load<half>(first), load<half>(second), 0, 1, 2, 3, 4, 5, 6,
                                      7);
#else
  u8v value;
  __builtin_memcpy(&value, first, vector_bytes / 2);
  __builtin_memcpy(reinterpret_cast<char*>(&value) + vector_bytes / 2, second, vector_bytes / 2);
  return value;
#endif
}

/// One bit a byte, set where a < b (lane i in bit i).
PONDLAB_INLINE uint64_t bits_below(u8v a, u8v b) {
#if defined(__AVX512BW__)
  return _mm512_cmplt_epu8_mask((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  const __m256i reached = _mm256_cmpeq_epi8(_mm256_max_epu8((__m256i)a, (__m256i)b), (__m256i)a);
  return ~static_cast<uint32_t>(_mm256_movemask_epi8(reached));
#elif defined(__SSE2__)
  const __m128i reached = _mm_cmpeq_epi8(_mm_max_epu8((__m128i)a, (__m128i)b), (__m128i)a);
  return static_cast<uint64_t>(_mm_movemask_epi8(reached) ^ 0xFFFF);
#elif defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(wasm_u8x16_lt((v128_t)a, (v128_t)b));
#else
  uint64_t bits = 0;
  for (size_t i = 0; i < vector_bytes; ++i)
    bits |= uint64_t{a[i] < b[i]} << i;
  return bits;
#endif
}

PONDLAB_INLINE u8v smaller(u8v a, u8v b) {
#if defined(__AVX512BW__)
  return (u8v)_mm512_min_epu8((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (u8v)_mm256_min_epu8((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
  return (u8v)_mm_min_epu8((__m128i)a, (__m128i)b);
#elif defined(__wasm_simd128__)
  return (u8v)wasm_u8x16_min((v128_t)a, (v128_t)b);
#else
  return a < b ? a : b;
#endif
}

/// (a·b + 2¹⁴) >> 15 in each lane: the product of numbers in units of 2⁻¹⁵, rounded. Not for both
/// −1.
PONDLAB_INLINE i16v multiply_q15(i16v a, i16v b) {
#if defined(__AVX512BW__)
  return (i16v)_mm512_mulhrs_epi16((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (i16v)_mm256_mulhrs_epi16((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
  const u16v low = (u16v)_mm_mullo_epi16((__m128i)a, (__m128i)b);
  const u16v high = (u16v)_mm_mulhi_epi16((__m128i)a, (__m128i)b);
  return (i16v)((high << 1) + (low >> 15) + ((low >> 14) & 1));
#elif defined(__wasm_simd128__)
  return (i16v)wasm_i16x8_q15mulr_sat((v128_t)a, (v128_t)b);
#else
  i16v product;
  for (size_t i = 0; i < vector_bytes / 2; ++i)
    product[i] = static_cast<int16_t>((int32_t{a[i]} * b[i] + 0x4000) >> 15);
  return product;
#endif
}

} // namespace pondlab::engine::PONDLAB_ISA
