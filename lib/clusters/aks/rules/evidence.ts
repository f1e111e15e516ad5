/** Microsoft's guide for users of AKS. */
export const DOCS = 'https://learn.microsoft.com/azure/aks';

/** What the API of AKS takes. */
export const API = 'https://learn.microsoft.com/rest/api/aks';
