export {
  ChartSpline as ChartSpread,
  GitBranch,
  History,
  LibraryBig as Library,
  Scale,
} from 'lucide-react';
