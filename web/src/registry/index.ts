export { DesilPage } from './DesilPage.tsx';
