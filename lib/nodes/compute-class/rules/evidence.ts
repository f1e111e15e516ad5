const DOCS = 'https://docs.cloud.google.com/kubernetes-engine/docs';
const REFERENCES = 'https://github.com/google/skills/blob/main/skills/cloud/gke-compute-classes/references';

/** How we know what rules about compute classes say. */
export const EVIDENCE = {
  /** The definition, with its CEL rules. */
  definition: `${DOCS}/reference/crds/computeclass`,
  concept: `${DOCS}/concepts/about-custom-compute-classes`,
  defaults: `${DOCS}/how-to/run-pods-default-compute-classes`,
  spot: `${DOCS}/concepts/spot-vms`,
  fields: `${REFERENCES}/compute-class-crd-fields.md`,
  gotchas: `${REFERENCES}/compute-class-gotchas-and-cuds.md`,
  order: `${REFERENCES}/compute-class-prioritization.md`,
  pools: `${REFERENCES}/compute-class-provisioning-methods.md`,
  autopilot: `${REFERENCES}/compute-class-autopilot-mode.md`,
} as const;
