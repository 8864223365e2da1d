declare module "naming-data" {
  const data: import("./kernels/data.ts").NamingData;
  export default data;
}
