import { type AnalysisRequest, type AnalysisTrace, sameInBoth } from '@pilar/contracts';

type Formula = AnalysisTrace['formulas'][number];

const named = (text: Formula['text'], methodPage: string): Formula => ({ text, methodPage });

/** The formulas behind each analysis in one line each, with the page that explains them. */
export const ANALYSIS_FORMULAS: Readonly<Record<AnalysisRequest['kind'], readonly Formula[]>> = {
  groups: [
    named(sameInBoth('Pα,d = Σd wᵢ·1(yᵢ < z)·((z − yᵢ)/z)^α / Σd wᵢ'), 'fgt'),
    named(
      {
        id: 'galat kelompok: linearisasi Taylor pada rancangan seluruh survei',
        en: 'error of a group: Taylor linearisation over the design of the whole survey',
      },
      'galat-baku',
    ),
  ],
  change: [
    named(sameInBoth('ΔP = P₂ − P₁; se² = se₁² + se₂²'), 'arah'),
    named(sameInBoth('ΔP = ½[P(μ₂,L₁) − P(μ₁,L₁) + P(μ₂,L₂) − P(μ₁,L₂)] + ½[…]'), 'perubahan'),
    named(sameInBoth('ΔP = Σ n₁(p₂ − p₁) + Σ (n₂ − n₁)p₁ + Σ (n₂ − n₁)(p₂ − p₁)'), 'perubahan'),
    named(sameInBoth('g(p) = y₂(p)/y₁(p) − 1'), 'perubahan'),
  ],
  curves: [
    named(sameInBoth('L(p) = Σ wᵢyᵢ·1(Fᵢ ≤ p) / Y'), 'pangsa-kuantil'),
    named(sameInBoth('TIP(p) = Σ wᵢ·max(0, 1 − yᵢ/z)·1(Fᵢ ≤ p) / N'), 'kemiskinan-lain'),
    named(
      {
        id: 'satu kurva di atas yang lain bila selangnya di setiap titik di atas 0',
        en: 'one curve lies above the other when its interval is above 0 at every rank',
      },
      'kurva',
    ),
  ],
  'small-area': [
    named(sameInBoth('θ̂d = γd·ŷd + (1 − γd)·xd′β̂; γd = σ²/(σ² + ψd)'), 'wilayah-kecil'),
    named(
      {
        id: 'kelurahan tanpa galat survei: θ̂d = xd′β̂ (sintetis)',
        en: 'a kelurahan without a survey error: θ̂d = xd′β̂ (synthetic)',
      },
      'wilayah-kecil',
    ),
  ],
};
