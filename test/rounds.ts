/** How often a test tries what shows only now and then: `REFMILL_THOROUGH=1 npm test` takes the larger number, and half an hour. */
export const rounds = (usual: number, thorough: number): number => (process.env.REFMILL_THOROUGH ? thorough : usual);
