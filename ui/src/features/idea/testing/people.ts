// Who appears in the tests of an idea.
export const ana = { id: "m-ana", name: "Ana Ribeiro" };
export const marta = { id: "m-marta", name: "Marta Klein" };
export const otto = { id: "m-otto", name: "Otto Brand" };
export const eva = { id: "m-eva", name: "Eva Sand" };
