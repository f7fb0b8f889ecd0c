import { expect, it } from 'vitest';
import { wordOf } from './code-words.ts';

it('a diploma is said in words, also where the form refers to the codes of another question', () => {
  expect(wordOf('education', 3)).toBe('SD');
  expect(wordOf('education', 23)).toBe('Tidak punya ijazah SD');
});

it('a code that no list knows stays a code, and no answer stays none', () => {
  expect(wordOf('education', 99)).toBe('99');
  expect(wordOf('marital', 23)).toBe('23');
  expect(wordOf('education', null)).toBeNull();
});
