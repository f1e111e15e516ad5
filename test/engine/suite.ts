import { findEngine } from './engine';
import { removeHomes } from './home';

/** Tests on the engine. Without one all are skipped; in CI the test of the engine itself fails then. */
export function describeWithEngine(title: string, body: () => void): void {
  const suite = 'missing' in findEngine() ? describe.skip : describe;
  suite(title, () => {
    afterAll(removeHomes);
    body();
  });
}
