export { FiguresPage } from './FiguresPage.tsx';
export { HomePage } from './HomePage.tsx';
export { SurveyPage } from './SurveyPage.tsx';
export { SurveysPage } from './SurveysPage.tsx';
