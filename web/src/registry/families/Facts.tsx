import type { ReactNode } from 'react';

export type Fact = Readonly<{ key: string; label: string; value: ReactNode }>;

/** Label and value, side by side; one column on a phone. */
export function Facts({ title, facts }: Readonly<{ title: string; facts: readonly Fact[] }>) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <dl className="facts">
        {facts.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
