import { admin } from './admin'
import { apply } from './apply'
import { cases } from './case'
import { court } from './court'
import { insurer } from './insurer'
import { papers } from './papers'

// Every text of the website that does not come from the server. A second language
// is a second file of this type.
export const zh = {
  admin,
  apply,
  cases,
  court,
  insurer,
  papers,
  site: '人民法院网上保全系统',
  short: '网上保全',
  slogan: '网上申请保全、网上购买担保，全程在线办理',
  skip: '跳到正文',
  elder: { on: '关怀版', off: '标准版' },
  actions: {
    login: '登录', logout: '退出登录', register: '注册', next: '下一步', back: '上一步', submit: '立即提交', change: '修改', cancel: '取消', close: '关闭',
    save: '保存', retry: '重试', home: '返回首页', refresh: '换一张', agree: '我已阅读并同意',
  },
  faults: {
    title: (n: number) => `有错误，请改正以下 ${n} 处`,
    lost: '网络没有连通，您填写的内容没有丢失。请检查网络后再试。',
    broken: '页面出错了。您已保存的内容没有丢失，请刷新页面；仍然不行请联系技术支持。',
    wait: (s: number) => `请在 ${s} 秒后再试`,
    request: (id: string) => `报告问题时请提供请求编号 ${id}`,
    missing: { title: '没有这个页面', text: '地址可能写错了，或者内容已被删除。' },
  },
  loading: '正在加载…',
  operation: '操作',
  account: {
    phone: '手机号码', phoneHint: '账户名即本人的手机号码，11 位', phoneAsk: '请填写 11 位手机号码',
    login: '账号', loginHint: '注册时的手机号码；工作人员填写账号', loginAsk: '请填写账号',
    password: '密码', passwordAsk: '请填写密码', show: '显示密码', hide: '隐藏密码',
    newPassword: '登录密码', newPasswordHint: '8 至 16 个字符，不能包含账户名', again: '请再次输入密码', againAsk: '请再输入一次密码', differ: '两次输入的密码不一致，请重新输入',
    current: '现在的密码',
    captcha: '图片验证码', captchaHint: '输入图中的字符，不分大小写', captchaAsk: '请填写图片验证码', captchaAlt: '图片验证码；看不清可以换一张或改用语音',
    listen: '听语音', digits: '请输入听到或看到的 6 位数字', play: '播放语音验证码',
    code: '短信验证码', codeHint: '6 位数字，5 分钟内有效', codeAsk: '请填写 6 位短信验证码', sentTo: '验证码已发送到',
    getCode: '获取验证码', resendIn: (s: number) => `${s} 秒后可重新获取`,
    forgotten: '忘记密码', toRegister: '还没有账户？注册', toLogin: '已有账户？登录',
    registerTitle: '注册账号', resetTitle: '找回密码', loginTitle: '登录',
    agreement: '《人民法院互联网统一账户管理平台注册协议》', agreementAsk: '请阅读并勾选注册协议',
    registered: '恭喜您，注册成功！', registeredNext: '接下来请登录，填写个人信息并完成实名认证，就可以申请保全和担保。', toLoginNow: '立即登录',
    resetDone: '密码已修改', resetNext: '其他设备上的登录已全部退出，请用新密码登录。',
    again_title: '登录已过期，请重新登录', again_text: '您正在填写的内容没有丢失，登录后可以接着办理。',
    sso: '工作人员单点登录', steps: ['填写手机号码', '短信验证', '设置密码'],
  },
  nav: { label: '主导航', home: '我的申请', preservations: '保全申请', guarantees: '担保申请', court: '案件', insurer: '核保', rateCards: '费率', evaluations: '评价', admin: '运行管理' },
  home: {
    title: '我的申请', preservation: '保全申请', guarantee: '担保申请', draft: '待提交', underReview: '待审核', awaitingPayment: '待交费', ruled: '已裁定', issued: '已出函',
    hello: (name: string) => `${name}，您好`,
    unverified: { title: '办理业务前请先完成实名认证', text: '填写真实姓名和证件号码等个人信息，再用手机做一次人脸核验，大约 3 分钟。', go: '去实名认证' },
    apply: { preservation: '申请保全', guarantee: '申请担保' },
    what: {
      preservation: '担心对方转移财产时，请求法院先行查封、扣押或冻结。',
      guarantee: '由保险公司为您的保全申请作担保（诉责险），在线出具保单和保函。',
    },
  },
  person: {
    title: '个人信息', tabs: { profile: '个人信息', password: '修改密码', sessions: '登录记录' },
    name: '真实姓名', idType: '证件类型', idNumber: '证件号码', sex: '性别', age: '年龄', ageOf: (n: number) => `${n} 岁`, birthDate: '出生日期', birthHint: '如 1990-03-07',
    landline: '固定电话', area: '区号', number: '电话', extension: '分机号', email: '邮箱', residence: '经常居住地', optional: '（选填）',
    verified: '已通过实名认证', notVerified: '未实名认证', verify: '实名认证', saved: '个人信息已保存',
    locked: '已通过实名认证，姓名和证件不能再修改；确有变更请联系法院。',
    mustChange: '您正在使用初始密码，请先设置自己的密码。',
    idTypes: { id_card: '居民身份证', passport: '护照', hk_macao_permit: '港澳居民来往内地通行证', taiwan_permit: '台湾居民来往大陆通行证', other: '其他证件' },
    sexes: { male: '男', female: '女' },
    passwordDone: '密码已修改，其他设备上的登录已全部退出',
    sessions: { current: '本机', device: '设备', network: '网络', since: '登录时间', seen: '最近使用', end: '退出', endOthers: '退出其他全部设备', ended: '已退出', none: '没有其他设备登录' },
  },
  face: {
    title: '实名认证', consent: '《人脸信息处理同意书》', consentAsk: '请阅读并勾选同意书', begin: '开始实名认证',
    scan: '请您打开微信扫一扫，扫描下面的小程序码进行实名认证', phone: '您正在用手机：', open: '打开人脸核验',
    waiting: '等待手机完成核验，本页会自动更新', left: (t: string) => `请在 ${t} 内完成`,
    passed: '实名认证成功', passedNext: '为了您的账户安全，请重新登录。登录后即可申请保全和担保。',
    failed: '人脸核验未通过', mismatch: '核验的人与填写的姓名、证件号码不一致。请核对个人信息后再试。', failedNext: '请在光线充足处正对手机，再试一次；每天最多 3 次。',
    expired: '核验已超时', expiredNext: '没有在规定时间内完成，请重新开始。', again: '再试一次', editProfile: '核对个人信息',
  },
  status: {
    draft: '待提交', under_review: '待审核', returned: '待补正', awaiting_payment: '待交费', awaiting_ruling: '待裁定', ruled: '已裁定', issuing: '待出函',
    issued: '已出函', rejected: '不予受理', declined: '拒保', withdrawn: '已撤回', lapsed: '已失效', cancelled: '已退保',
  },
}

export type Words = typeof zh
