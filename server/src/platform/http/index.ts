export { type AppParts, createApi, SESSION_COOKIE } from './app.ts';
export { check } from './check.ts';
export { type Download, download, XLSX_TYPE } from './download.ts';
export { requiredFile } from './multipart.ts';
export { openApiDocument } from './openapi.ts';
export { type Handler, type Request, type Route, route, type UploadedFile } from './route.ts';
export { contentSecurityPolicy, makeStyleNonce } from './security-headers.ts';
