import type { ReactNode } from 'react';

/** One state of a part, shown in the gallery and checked by axe. */
export type Story = Readonly<{ part: string; name: string; render: () => ReactNode }>;
