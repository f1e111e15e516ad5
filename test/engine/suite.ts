import { findApiModels } from './api-model';
import { findEngine } from './engine';
import { removeHomes } from './home';

/** Tests on the engine. Without one all are skipped; in CI the test of the engine itself fails then. */
export function describeWithEngine(title: string, body: () => void): void {
  suite('missing' in findEngine(), title, body);
}

/** The same with AWS: without the models of its API all are skipped, and in CI the test of the models fails. */
export function describeWithAws(title: string, body: () => void): void {
  suite('missing' in findEngine() || 'missing' in findApiModels(), title, body);
}

function suite(skipped: boolean, title: string, body: () => void): void {
  (skipped ? describe.skip : describe)(title, () => {
    afterAll(removeHomes);
    body();
  });
}
