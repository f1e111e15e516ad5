// Clouds as a folder with a file for every object, so that tests can look at it while providers come and go.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostOf, hostsOf } from './hosts.mjs';

/**
 * An object is `{ urn, module, id, generation, account, region, inputs, outputs }`. The account is one of AWS, a project of
 * Google Cloud or a subscription of Azure.
 */
export class StubCloud {
  constructor(folder) {
    this.folder = folder;
  }

  /** Everything that is there, or what is of a module of the SDK. */
  objects(module) {
    const all = readdirSync(this.folder).map((file) => JSON.parse(readFileSync(path.join(this.folder, file), 'utf8')));
    return module === undefined ? all : all.filter((object) => object.module === module);
  }

  find(module, id) {
    return this.objects(module).find((object) => object.id === id);
  }

  /** The cluster whose API server answers at an address. */
  clusterAt(server) {
    return this.objects().find((object) => hostsOf(object).includes(hostOf(server)));
  }

  write(object) {
    writeFileSync(this.#file(object), JSON.stringify(object));
  }

  remove(object) {
    rmSync(this.#file(object), { force: true });
  }

  #file({ module, account, region, id }) {
    const hash = createHash('sha256').update([module, account, region, id].join(' ')).digest('hex');
    return path.join(this.folder, `${hash.slice(0, 24)}.json`);
  }
}
