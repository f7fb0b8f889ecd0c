import type { Story } from './story.ts';

export const allStories: readonly Story[] = [];
