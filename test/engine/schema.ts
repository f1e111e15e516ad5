/** A JSON schema, reduced to what declarations can say. */
export interface Schema {
  readonly type?: 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly (string | number | boolean)[];
  /** Key of a definition. */
  readonly ref?: string;

  // What only the model of an API says.
  /** A number without a fraction. */
  readonly integer?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Regular expression for all of a string. */
  readonly pattern?: string;
  /** A text that is one JSON document. */
  readonly json?: boolean;
  /** Of the keys of a map. */
  readonly propertyNames?: Schema;
}

/** What resources of an SDK take. */
export interface SdkSchema {
  readonly version: string;
  /** By type token. */
  readonly resources: Readonly<Record<string, Schema>>;
  /** Names of what they say of themselves, by type token. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}
