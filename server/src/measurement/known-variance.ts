/** An area whose variance is 0 or not known stays without one: its figure cannot be weighed. */
export function withKnownVariance(given: Float64Array, smooth: Float64Array): Float64Array {
  return given.map((own, area) => (own > 0 ? (smooth[area] ?? own) : own));
}
