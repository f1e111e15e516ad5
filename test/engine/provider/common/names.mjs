// Names that a provider gives to what the program gives none.
import { createHash } from 'node:crypto';

/**
 * How a provider names things.
 *
 * @param properties - the input that is filled in, by module.
 * @param beginningOf - what every name of a module begins with.
 */
export function naming(properties, beginningOf = () => '') {
  const nameOf = (module, urn, generation) => {
    const hash = createHash('sha256').update(`${urn} ${generation}`).digest('hex').slice(0, 7);
    return `${beginningOf(module)}${urn.split('::').at(-1)}-${hash}`;
  };
  const isGiven = (module, urn, name) => {
    const start = nameOf(module, urn, 0).slice(0, -7);
    return typeof name === 'string' && name.startsWith(start) && /^[0-9a-f]{7}$/.test(name.slice(start.length));
  };
  return {
    /** Inputs with a name: the old one if it was given by the provider too, else one that nothing has. */
    withName: (module, urn, news, olds, cloud) => {
      const property = properties[module];
      if (property === undefined || news[property] !== undefined || news[`${property}Prefix`] !== undefined)
        return news;
      const old = olds?.[property];
      if (isGiven(module, urn, old)) return { ...news, [property]: old };
      for (let generation = 0; ; generation += 1) {
        const name = nameOf(module, urn, generation);
        const taken = cloud.objects(module).some(({ inputs }) => inputs[property] === name);
        if (!taken) return { ...news, [property]: name };
      }
    },
    /** Whether the name of an object is the program's, so that there cannot be a second one beside it. */
    hasFixedName: (module, urn, inputs) => {
      const name = inputs[properties[module]];
      return name !== undefined && !isGiven(module, urn, name);
    },
    /** The name that an object goes by. */
    nameIn: (module, inputs, hex) => {
      const property = properties[module];
      return inputs[property] ?? `${inputs[`${property}Prefix`] ?? ''}${hex(26, 'name')}`;
    },
    /** The input that holds the name. */
    nameProperty: (module) => properties[module],
  };
}
