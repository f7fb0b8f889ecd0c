import { GalleryPage } from '../ui/stories/GalleryPage.tsx';
import { Preferences } from './Preferences.tsx';

/** The gallery of parts with the switches of language and appearance; served in development only. */
export function DevelopmentGallery() {
  return <GalleryPage preferences={<Preferences />} />;
}
