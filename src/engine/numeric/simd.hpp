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

PONDLAB_INLINE unsigned count_bits(uint64_t bits) {
#if defined(__POPCNT__) || defined(__wasm__)
  return static_cast<unsigned>(__builtin_popcountll(bits));
#else // without the instruction the compiler would call a function of its library
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<unsigned>(bits * 0x0101010101010101u >> 56);
#endif
}

/// The place of the lowest set bit; of 0, any number.
PONDLAB_INLINE uint32_t lowest_bit(uint64_t bits) {
#if defined(__BMI__)
  return static_cast<uint32_t>(_tzcnt_u64(bits));
#else
  return static_cast<uint32_t>(__builtin_ctzll(bits | uint64_t{1} << 63));
#endif
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
  for (size_t i = 0; i < vector_bytes; ++i) bits |= uint64_t{a[i] < b[i]} << i;
  return bits;
#endif
}

/// One bit a byte, set where a = b.
PONDLAB_INLINE uint64_t bits_equal(u8v a, u8v b) {
#if defined(__AVX512BW__)
  return _mm512_cmpeq_epi8_mask((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8((__m256i)a, (__m256i)b)));
#elif defined(__SSE2__)
  return static_cast<uint64_t>(_mm_movemask_epi8(_mm_cmpeq_epi8((__m128i)a, (__m128i)b)));
#elif defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(wasm_i8x16_eq((v128_t)a, (v128_t)b));
#else
  uint64_t bits = 0;
  for (size_t i = 0; i < vector_bytes; ++i) bits |= uint64_t{a[i] == b[i]} << i;
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

PONDLAB_INLINE i16v larger(i16v a, i16v b) {
#if defined(__AVX512BW__)
  return (i16v)_mm512_max_epi16((__m512i)a, (__m512i)b);
#elif defined(__AVX2__)
  return (i16v)_mm256_max_epi16((__m256i)a, (__m256i)b);
#elif defined(__SSE2__)
  return (i16v)_mm_max_epi16((__m128i)a, (__m128i)b);
#elif defined(__wasm_simd128__)
  return (i16v)wasm_i16x8_max((v128_t)a, (v128_t)b);
#else
  return a > b ? a : b;
#endif
}

/// All ones in 16-bit lane i where bit i is set.
PONDLAB_INLINE i16v spread_bits(uint32_t bits) {
#if defined(__AVX512BW__)
  return (i16v)_mm512_movm_epi16(bits);
#else
  u16v place;
  for (size_t i = 0; i < vector_bytes / 2; ++i) place[i] = static_cast<uint16_t>(1u << i);
  return (i16v)(((u16v{} + static_cast<uint16_t>(bits)) & place) == place);
#endif
}

struct Words {
  u32v first, second;
};

/// The lanes of both by turns: those of the first halves, and those of the second.
PONDLAB_INLINE Words zipped(u32v a, u32v b) {
#if defined(__AVX512BW__)
  return {
      __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),
      __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)};
#elif defined(__AVX2__)
  return {__builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11),
          __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)};
#else
  return {__builtin_shufflevector(a, b, 0, 4, 1, 5), __builtin_shufflevector(a, b, 2, 6, 3, 7)};
#endif
}

/// The way back: every other lane of both, from the first and from the second on.
PONDLAB_INLINE Words unzipped(u32v a, u32v b) {
#if defined(__AVX512BW__)
  return {__builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30),
          __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)};
#elif defined(__AVX2__)
  return {__builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14),
          __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15)};
#else
  return {__builtin_shufflevector(a, b, 0, 2, 4, 6), __builtin_shufflevector(a, b, 1, 3, 5, 7)};
#endif
}

struct Halves {
  u16v low, high;
};

/// Bytes in memory, as 16-bit lanes, in order.
PONDLAB_INLINE Halves load_wide(const void* from) {
#if defined(__AVX512BW__)
  using half = uint8_t __attribute__((vector_size(32)));
  const auto* const bytes = static_cast<const uint8_t*>(from);
  return {__builtin_convertvector(load<half>(bytes), u16v),
          __builtin_convertvector(load<half>(bytes + 32), u16v)};
#elif defined(__AVX2__)
  const auto* const bytes = static_cast<const uint8_t*>(from);
  return {(u16v)_mm256_cvtepu8_epi16(load<__m128i>(bytes)),
          (u16v)_mm256_cvtepu8_epi16(load<__m128i>(bytes + 16))};
#elif defined(__SSE2__)
  const __m128i bytes = load<__m128i>(from);
  return {(u16v)_mm_unpacklo_epi8(bytes, _mm_setzero_si128()),
          (u16v)_mm_unpackhi_epi8(bytes, _mm_setzero_si128())};
#elif defined(__wasm_simd128__)
  const v128_t bytes = load<v128_t>(from);
  return {(u16v)wasm_u16x8_extend_low_u8x16(bytes), (u16v)wasm_u16x8_extend_high_u8x16(bytes)};
#else
  const auto* const bytes = static_cast<const uint8_t*>(from);
  Halves halves;
  for (size_t i = 0; i < vector_bytes / 2; ++i) {
    halves.low[i] = bytes[i];
    halves.high[i] = bytes[i + vector_bytes / 2];
  }
  return halves;
#endif
}

/// 16-bit lanes as bytes, in order; every lane must be at most 255.
PONDLAB_INLINE u8v narrow(Halves halves) {
#if defined(__AVX512BW__)
  using half = uint8_t __attribute__((vector_size(32)));
  using quarters = uint64_t __attribute__((vector_size(32)));
  return (u8v)__builtin_shufflevector((quarters) __builtin_convertvector(halves.low, half),
                                      (quarters) __builtin_convertvector(halves.high, half), 0, 1,
                                      2, 3, 4, 5, 6, 7);
#elif defined(__AVX2__)
  return (u8v)_mm256_permute4x64_epi64(
      _mm256_packus_epi16((__m256i)halves.low, (__m256i)halves.high), 0xD8);
#elif defined(__SSE2__)
  return (u8v)_mm_packus_epi16((__m128i)halves.low, (__m128i)halves.high);
#elif defined(__wasm_simd128__)
  return (u8v)wasm_u8x16_narrow_i16x8((v128_t)halves.low, (v128_t)halves.high);
#else
  u8v bytes;
  for (size_t i = 0; i < vector_bytes / 2; ++i) {
    bytes[i] = static_cast<uint8_t>(halves.low[i]);
    bytes[i + vector_bytes / 2] = static_cast<uint8_t>(halves.high[i]);
  }
  return bytes;
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
