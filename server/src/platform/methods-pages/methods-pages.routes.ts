import { join } from 'node:path';
import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { pageReader } from './methods-pages.service.ts';

const MethodPage = z.object({
  title: z.string(),
  html: z.string().describe('HTML tanpa skrip; HTML mentah dalam teks ditampilkan sebagai teks'),
});

/**
 * How each figure is computed, what each refusal means, and the glossary: the texts of docs/.
 * @param root folder of the project
 */
export function methodRoutes(root: string): readonly Route[] {
  const readPage = pageReader(join(root, 'docs'));
  return [
    route(
      {
        method: 'GET',
        path: '/methods/:slug',
        permission: 'signed-in',
        summary: 'Satu halaman metode, penolakan (masalah-…), atau glosarium',
        tag: 'platform',
        answer: MethodPage,
      },
      ({ params }) => readPage(params.slug ?? ''),
    ),
    // A refused sign-in is explained to whoever could not sign in.
    route(
      {
        method: 'GET',
        path: '/problems/:code',
        permission: 'public',
        summary: 'Arti satu penolakan dan apa yang dapat dilakukan',
        tag: 'platform',
        answer: MethodPage,
      },
      ({ params }) => readPage(`masalah-${params.code ?? ''}`),
    ),
  ];
}
