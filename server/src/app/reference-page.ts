import type { Route } from '../platform/http/index.ts';
import { PAGE_STYLE } from '../platform/http/page-style.ts';

type Document = Readonly<Record<string, unknown>>;
type Operation = Readonly<{ requestBody?: unknown; responses?: unknown; parameters?: unknown }>;

const TAGS: Readonly<Record<Route['tag'], string>> = {
  platform: 'Program',
  measurement: 'Pengukuran',
  registry: 'Register',
  protection: 'Pelindungan data',
};

/**
 * The API as one page that needs no script and fetches nothing: a list of routes, each with who may, what goes in and
 * what comes out.
 */
export function referencePage(routes: readonly Route[], document: Document, version: string): string {
  const sections = Object.entries(TAGS).map(([tag, title]) => {
    const own = routes.filter((route) => route.tag === tag);
    return `<section><h2 id="${tag}">${title}</h2>${own.map((route) => entry(route, document)).join('')}</section>`;
  });
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API Pilar</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>API Pilar</h1>
<p>Versi ${escapeHtml(version)}. Semua alamat di bawah <code>/api</code>. Jawaban berupa JSON; penolakan berupa
<code>application/problem+json</code> dengan kalimat Indonesia (<code>title</code>) dan Inggris (<code>titleEn</code>).
Sesi dibawa cookie <code>pilar_session</code>; permintaan yang mengubah sesuatu memuat kepala <code>X-Pilar: 1</code>.
Uraian untuk mesin: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<p lang="en">Everything lives under <code>/api</code>. A request that changes something carries the header
<code>X-Pilar: 1</code>. Machine-readable: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Bagian">${Object.entries(TAGS)
    .map(([tag, title]) => `<a href="#${tag}">${title}</a>`)
    .join(' · ')}</nav>
</header>
<main>${sections.join('\n')}</main>
</body>
</html>`;
}

function entry(route: Route, document: Document): string {
  const operation = operationOf(route, document);
  return `<details>
<summary><span class="method">${route.method}</span> <code>${escapeHtml(route.path)}</code>
<span class="summary">${escapeHtml(route.summary)}</span></summary>
<p>Boleh: ${permitted(route)}</p>
${part('Parameter', operation.parameters)}${part('Kiriman', operation.requestBody)}${part('Jawaban', operation.responses)}
</details>`;
}

function operationOf(route: Route, document: Document): Operation {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const path = `/api${route.path}`.replace(/:(\w+)/g, '{$1}');
  return paths[path]?.[route.method.toLowerCase()] ?? {};
}

function permitted({ permission }: Route): string {
  if (permission === 'public') return 'siapa saja';
  if (permission === 'signed-in') return 'setiap orang yang masuk';
  return `yang memegang izin <code>${permission}</code>`;
}

function part(title: string, value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return `<h3>${title}</h3><pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
