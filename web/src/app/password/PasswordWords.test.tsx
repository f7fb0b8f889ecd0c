import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PasswordWords } from './PasswordWords.tsx';
import { isPasswordShort } from './password-length.ts';

it.each([
  ['', ''],
  ['sawah', 'Kurang 10 huruf lagi.'],
  ['sawah-hijau-pa', 'Kurang 1 huruf lagi.'],
  ['abababababababab', 'Panjangnya cukup, tetapi hurufnya itu-itu saja.'],
  ['sawah-hijau-pagi', 'Panjangnya cukup. Tambah satu kata agar lebih sukar ditebak.'],
  ['sawah hijau pagi mendung', 'Panjang dan sukar ditebak.'],
])('says of "%s" in words how far it is: %s', (value, words) => {
  const { container } = render(<PasswordWords value={value} />);
  expect(container.querySelector('.password-words')?.textContent).toBe(words);
  expect(screen.getByText(/empat kata yang tidak berkaitan/)).toBeDefined();
});

it('counts letters as people do, however they were typed', () => {
  expect(isPasswordShort('te\u0301 pagi di sawa')).toBe(false);
  expect(isPasswordShort('te\u0301 pagi di saw')).toBe(true);
  expect(isPasswordShort('sawah-hijau-p😀')).toBe(true);
});
