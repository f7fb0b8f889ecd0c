export { FiguresPage } from './FiguresPage.tsx';
export { HomePage } from './HomePage.tsx';
export { SurveyPage } from './surveys/SurveyPage.tsx';
export { SurveysPage } from './surveys/SurveysPage.tsx';
