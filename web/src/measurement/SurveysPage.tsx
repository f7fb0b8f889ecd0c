// The router loads pages from the root of their domain.
export { SurveysPage } from './surveys/SurveysPage.tsx';
