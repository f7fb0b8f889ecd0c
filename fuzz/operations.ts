/** The parts of JSON Schema that the contracts use. */
export type Schema = Readonly<{
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  minItems?: number;
  default?: unknown;
}>;

type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema: Schema }>;
type Described = Readonly<{
  'x-permission': string;
  parameters: readonly Parameter[];
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: Schema }>>> }>;
}>;
export type OpenApi = Readonly<{ paths?: unknown }>;

export type Operation = Readonly<{
  /** as in the route table: `GET /surveys/:id` */
  name: string;
  method: string;
  /** with `:id` parts, after `/api` */
  path: string;
  permission: string;
  query: readonly Parameter[];
  headers: readonly string[];
  body: Schema | undefined;
  isMultipart: boolean;
}>;

/** Every operation of an OpenAPI document of ours. */
export function operationsOf(document: OpenApi): Operation[] {
  const paths = (document.paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  return Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(address, method, described)),
  );
}

function operationOf(address: string, method: string, described: Described): Operation {
  const path = address.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1');
  const content = described.requestBody?.content ?? {};
  const form = content['multipart/form-data'];
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    permission: described['x-permission'],
    query: described.parameters.filter((parameter) => parameter.in === 'query'),
    headers: described.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    body: (form ?? content['application/json'])?.schema,
    isMultipart: form !== undefined,
  };
}
