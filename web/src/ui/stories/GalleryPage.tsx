import type { ReactNode } from 'react';
import { allStories } from './all-stories.ts';
import './GalleryPage.css';

/** Every state of every part on one page; served in development only. */
export function GalleryPage({ preferences }: { preferences: ReactNode }) {
  const parts = Map.groupBy(allStories, (story) => story.part);
  return (
    <main className="gallery">
      <h1>Galeri</h1>
      {preferences}
      {[...parts].map(([part, stories]) => (
        <section key={part} className="section">
          <h2>{part}</h2>
          {stories.map((story) => (
            <div key={story.name} className="gallery-story">
              <p className="small soft">{story.name}</p>
              <div>{story.render()}</div>
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
