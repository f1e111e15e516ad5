import { type Cloud, findApiModels } from './api-model';
import { findEngine } from './engine';
import { removeHomes } from './home';

/** Tests on the engine. Without one all are skipped; in CI the test of the engine itself fails then. */
export function describeWithEngine(title: string, body: () => void): void {
  suite('missing' in findEngine(), title, body);
}

/** The same with AWS: without the models of its API all are skipped, and in CI the test of the models fails. */
export function describeWithAws(title: string, body: () => void): void {
  describeWithCloud('aws', title, body);
}

/** The same with Google Cloud. */
export function describeWithGcp(title: string, body: () => void): void {
  describeWithCloud('gcp', title, body);
}

/** The same with Azure. */
export function describeWithAzure(title: string, body: () => void): void {
  describeWithCloud('azure-native', title, body);
}

function describeWithCloud(cloud: Cloud, title: string, body: () => void): void {
  suite('missing' in findEngine() || 'missing' in findApiModels(cloud), title, body);
}

function suite(skipped: boolean, title: string, body: () => void): void {
  (skipped ? describe.skip : describe)(title, () => {
    afterAll(removeHomes);
    body();
  });
}
