import { type Permission, ProblemBody, ServicePermission } from '@pilar/contracts';
import { z } from 'zod';
import type { Route } from './route.ts';
import { isReadByTokens } from './service-token.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the route table. Schemas are the JSON Schema of the contracts themselves. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const entry of routes) {
    const path = `/api${entry.path}`.replace(/:(\w+)/g, '{$1}').replace(/\{(\w+)\}\.(\w+)$/, '{$1}.$2');
    paths[path] ??= {};
    paths[path][entry.method.toLowerCase()] = operation(entry);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pilar', version, description: 'API sistem keputusan TKPK' },
    servers: [{ url: '/' }],
    tags: [{ name: 'platform' }, { name: 'measurement' }, { name: 'registry' }, { name: 'protection' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pilar_session' },
        token: { type: 'http', scheme: 'bearer', description: 'Token layanan; tanpa cookie, hanya membaca' },
      },
      schemas: { Problem: schema(ProblemBody, 'output') },
    },
  };
}

function operation(entry: Route): Json {
  return {
    operationId: `${entry.method.toLowerCase()}${entry.path.replace(/[^A-Za-z0-9]+(\w)?/g, (_, letter: string) => (letter ?? '').toUpperCase())}`,
    tags: [entry.tag],
    summary: entry.summary,
    'x-permission': entry.permission satisfies 'public' | 'signed-in' | Permission,
    security: securityOf(entry),
    parameters: [...pathParameters(entry.path), ...queryParameters(entry), ...headerParameters(entry)],
    ...(entry.body || entry.files ? { requestBody: requestBody(entry) } : {}),
    responses: { 200: success(entry), default: refusal() },
  };
}

function securityOf(entry: Route): Json[] {
  if (entry.permission === 'public') return [];
  const isOpen = isReadByTokens(entry) && ServicePermission.safeParse(entry.permission).success;
  return isOpen ? [{ session: [] }, { token: [] }] : [{ session: [] }];
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(entry: Route): Json[] {
  if (!entry.query) return [];
  const object = schema(entry.query, 'input');
  const required = Array.isArray(object.required) ? object.required : [];
  return Object.entries(object.properties ?? {}).map(([name, value]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: value,
  }));
}

function headerParameters(entry: Route): Json[] {
  return Object.entries(entry.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }));
}

function requestBody(entry: Route): Json {
  if (!entry.files) return { required: true, content: { 'application/json': { schema: bodySchema(entry) } } };
  const fields = entry.body ? bodySchema(entry) : {};
  const binary = Object.fromEntries(entry.files.map((name) => [name, { type: 'string', format: 'binary' }]));
  return {
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { ...(fields.properties ?? {}), ...binary } },
      },
    },
  };
}

function bodySchema(entry: Route): Json & { properties?: object } {
  return entry.body ? schema(entry.body, 'input') : {};
}

function success(entry: Route): Json {
  if (entry.answer === 'file') {
    return {
      description: 'Berkas',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  }
  if (entry.answer === 'html')
    return { description: 'Halaman', content: { 'text/html': { schema: { type: 'string' } } } };
  if (entry.answer === 'json')
    return { description: 'JSON', content: { 'application/json': { schema: { type: 'object' } } } };
  return {
    description: 'Jawaban',
    content: { 'application/json': { schema: schema(entry.answer, 'output') } },
  };
}

function refusal(): Json {
  return {
    description: 'Penolakan (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function schema(
  contract: z.ZodType,
  io: 'input' | 'output',
): Json & { properties?: object; required?: unknown } {
  const { $schema: _, ...rest } = z.toJSONSchema(contract, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}
