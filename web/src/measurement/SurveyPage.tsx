// The router loads pages from the root of their domain.
export { SurveyPage } from './surveys/SurveyPage.tsx';
